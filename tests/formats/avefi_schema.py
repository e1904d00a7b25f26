"""The part of the AVefi JSON Schema for works made from film sheets, rewritten.

After project/jsonschema/avefi_schema/model.schema.json of https://github.com/AV-EFI/av-efi-schema at commit d5463ae
(MIT licence; JSON Schema draft 2019-09): names of classes and slots, what is required, the patterns, and of the long lists
of terms for activities a selection.
As in the original, objects have no other properties.
"""

from jsonschema import Draft201909Validator

_DATE = r"-?([1-9][0-9]{3,}|0[0-9]{3})(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?[?~]?"
_NAME = {"type": "string", "pattern": "^.+$"}
_TITLES = [
    *(
        "AbbreviatedTitle",
        "AcquisitionTitle",
        "AlternativeTitle",
        "CorrectedTitle",
        "PreReleaseTitle",
        "PreferredTitle",
    ),
    *("SearchTitle", "SeriesTitle", "SuppliedDevisedTitle", "TitleProper", "TranslatedTitle", "TransliteratedTitle"),
    "WorkingTitle",
]
_USAGES = [
    *("AudioDescription", "Captions", "ClosingCredits", "Dubbed", "Intertitles", "NoDialogue", "OpeningCredits"),
    *("SDHSubtitles", "SignedLanguage", "SpokenLanguage", "Subtitles", "SungLanguage", "VoiceOver"),
]
_PUBLICATIONS = [
    *("BroadcastEvent", "DistributionEvent", "HomeVideoPublicationEvent", "NonTheatricalDistributionEvent"),
    *("NotForReleaseEvent", "OnlineTransmissionEvent", "PreReleaseEvent", "ReleaseEvent"),
    *("TheatricalDistributionEvent", "UnknownEvent"),
]
_ACTIVITIES = {
    "CastActivity": [
        "CastMember",
        "Dancer",
        "Double",
        "Extra",
        "Interviewer",
        "Narrator",
        "Singer",
        "StandIn",
        "Voices",
    ],
    "CinematographyActivity": ["CameraOperator", "Cinematographer", "SecondUnitDirectorofPhotography"],
    "DirectingActivity": ["AssistantDirector", "CastingDirector", "Continuity", "Director", "SecondUnitDirector"],
    "EditingActivity": ["AssistantFilmEditor", "FilmEditor"],
    "MusicActivity": ["Choreographer", "Composer", "Lyricist", "MusicPerformer", "SongComposer"],
    "ProducingActivity": [
        "AssociateProducer",
        "Coproducer",
        "ExecutiveProducer",
        "Producer",
        "ProductionCompany",
        "Studio",
    ],
    "WritingActivity": ["Adaptation", "Idea", "ScreenStory", "SourceMaterial", "Writer"],
}


def _object(required, **properties):
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _list(of):
    return {"type": "array", "items": of}


def _of_class(name, required, **properties):
    return _object(["category", *required], category={"enum": [f"avefi:{name}"]}, **properties)


_AGENT = _of_class("Agent", ["has_name", "type"], has_name=_NAME, type={"enum": ["CorporateBody", "Family", "Person", "PersonGroup"]})
_PLACE = _of_class("GeographicName", ["has_name"], has_name=_NAME)
_TITLE = _object(["has_name", "type"], has_name=_NAME, has_ordering_name=_NAME, type={"enum": _TITLES})
_LANGUAGE = _object(["code", "usage"], code={"type": "string", "pattern": "^[a-z]{3}$"}, usage=_list({"enum": _USAGES}))
_EVENT = {"has_date": {"type": "string", "pattern": f"^{_DATE}(/{_DATE})?$"}, "located_in": _list(_PLACE)}
_DONE = [_of_class(name, ["has_agent", "type"], has_agent=_list(_AGENT), type={"enum": kinds}) for name, kinds in _ACTIVITIES.items()]
_PRODUCTION = _of_class("ProductionEvent", [], has_activity=_list({"anyOf": _DONE}), **_EVENT)
_PUBLICATION = _of_class("PublicationEvent", ["type"], type={"enum": _PUBLICATIONS}, **_EVENT)
_WORK = _of_class(
    "WorkVariant",
    ["type", "has_primary_title"],
    type={"enum": ["Analytic", "Collection", "Monographic", "Serial"]},
    has_primary_title=_TITLE,
    has_alternative_title=_list(_TITLE),
    has_genre=_list(_object(["has_name"], has_name=_NAME)),
    in_language=_list(_LANGUAGE),
    has_event=_list({"anyOf": [_PRODUCTION, _PUBLICATION]}),
)
VALIDATOR = Draft201909Validator(_object(["has_record"], has_record=_WORK))
