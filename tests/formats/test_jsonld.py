"""JSON-LD: an RDF library reads it, and every property is one that schema.org defines for its type."""

import json

import pytest
from hypothesis import given
from pyld import jsonld as pyld
from rdflib import RDF, SDO, Graph, Literal

from filmsheet import FilmSheet
from filmsheet.formats.jsonld import jsonld, movie
from formats.samples import EMPTY, FULL, HOSTILE, SAMPLES, few, film_sheets

SCHEMA = "http://schema.org/"
CONTEXT = {"@context": {"@vocab": SCHEMA}}
"""The terms that filmsheet writes, from the context of schema.org; the tests do not use the network."""

THING = {"name", "alternateName", "description", "sameAs", "url"}
DOMAINS = {
    "Movie": THING
    | {"duration", "director", "musicBy", "actor", "productionCompany", "countryOfOrigin"}
    | {"datePublished", "releasedEvent", "genre", "inLanguage", "contentRating", "aggregateRating"}
    | {"author", "producer", "editor", "contributor", "award"},
    "Person": THING,
    "Organization": THING,
    "Country": THING,
    "Place": THING,
    "Language": THING,
    "PublicationEvent": THING | {"startDate", "location"},
    "AggregateRating": THING | {"ratingValue", "bestRating", "ratingCount", "author"},
    "PerformanceRole": THING | {"characterName", "actor", "roleName"},
    "Role": THING | {"roleName", "contributor"},
}
"""Properties by type, with the domains of schema.org 30.0; a Role repeats its property."""


def loader(url, _options=None):
    assert url.rstrip("/") == "https://schema.org", url
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": CONTEXT}


def graph(document):
    quads = pyld.to_rdf(json.loads(document), {"documentLoader": loader, "format": "application/n-quads"})
    return Graph().parse(data=quads, format="nt")


def check(document):
    found = graph(document)
    for subject, kind in found.subject_objects(RDF.type):
        allowed = DOMAINS[str(kind).removeprefix(SCHEMA)]
        for predicate in found.predicates(subject):
            name = str(predicate).removeprefix(SCHEMA)
            assert predicate == RDF.type or name in allowed, (kind, name)
    return found


@pytest.mark.parametrize("sheet", [*SAMPLES.values(), EMPTY], ids=[*SAMPLES, "empty"])
def test_every_property_is_of_its_type(sheet):
    assert len(check(jsonld(sheet))) > 0


@few
@given(film_sheets())
def test_any_record_is_readable(sheet):
    check(jsonld(sheet))


def test_the_properties_are_terms_of_schema_org():
    terms = {name for names in DOMAINS.values() for name in names} | set(DOMAINS)
    assert not {name for name in terms if f"{SDO}{name}" not in map(str, (SDO[name] for name in terms))}
    for name in terms:
        assert SDO[name]  # rdflib knows the vocabulary and refuses unknown terms


def test_roles_are_performances():
    found = check(jsonld(FULL))
    query = """SELECT ?actor ?role WHERE {
        ?film a <http://schema.org/Movie> ; <http://schema.org/actor> ?performance .
        ?performance <http://schema.org/actor>/<http://schema.org/name> ?actor ;
                     <http://schema.org/characterName> ?role }"""
    assert set(found.query(query)) == {
        (Literal("Mara Ellison"), Literal("Jeanne Duval")),
        (Literal("Anton Grey"), Literal("The Ferryman (voice)")),
    }


def test_one_object_with_its_type_at_the_top():
    document = json.loads(jsonld(FULL))
    assert (document["@context"], document["@type"]) == ("https://schema.org/", "Movie")
    assert document["duration"] == "PT1H47M"
    assert document["datePublished"] == "1953-03-04"
    assert document["inLanguage"] == "fr"
    assert document["aggregateRating"][0] == {
        "@type": "AggregateRating",
        "ratingValue": 7.4,
        "bestRating": 10.0,
        "ratingCount": 1234,
        "author": {"@type": "Organization", "name": "IMDb"},
    }


def test_a_year_is_no_day():
    assert movie(FilmSheet(title="Sea", year=1948))["datePublished"] == "1948"


def test_it_can_stand_in_a_script_element():
    document = jsonld(HOSTILE)
    assert "<" not in document
    assert json.loads(document)["name"] == HOSTILE.title
