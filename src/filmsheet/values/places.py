"""Countries that release dates name, in the languages of film sheets (from the Unicode CLDR, with former names)."""

from __future__ import annotations

import functools

_COUNTRIES = """
afrika selatan|afrique du sud|alemanha|alemania|algeria|algerien|algerije|algérie|aljazair|allemagne|
allemagne de l'ouest|amerika serikat|arab saudi|arabia saudita|arabia saudí|arabie saoudite|argelia|argentina|
argentine|argentinien|argentinië|argélia|arábia saudita|australia|australie|australien|australië|austria|austrália|
autriche|bangladesch|bangladesh|bangladés|belanda|belgia|belgien|belgio|belgique|belgium|belgië|
bosnia & herzegovina|bosnia dan herzegovina|bosnia ed erzegovina|bosnia y herzegovina|bosnie-herzégovine|
bosnien und herzegowina|bosnië en herzegovina|brasil|brasile|brasilien|brazil|brazilië|brd|britain|brésil|bulgaria|
bulgarie|bulgarien|bulgarije|bulgária|burma|bélgica|bósnia e herzegovina|canada|canadá|cechia|ceko|chequia|chile|
chili|china|chine|cile|cina|colombia|colombie|colômbia|corea del nord|corea del norte|corea del sud|corea del sur|
coreia do norte|coreia do sul|corée du nord|corée du sud|croacia|croatia|croatie|croazia|croácia|cuba|czechia|
czechoslovakia|danemark|danimarca|ddr|denemarken|denmark|deutschland|dinamarca|duitsland|dänemark|e.u.a.|
east germany|ee.uu.|eeuu|egipto|egito|egitto|egypt|egypte|emirados árabes unidos|emirati arabi uniti|
emiratos árabes unidos|england|eslovaquia|eslovenia|eslováquia|eslovênia|espagne|espanha|españa|estados unidos|
estland|estonia|estonie|estônia|etats-unis|eua|europe|filipijnen|filipina|filipinas|filippine|finland|finlande|
finlandia|finlândia|finnland|france|francia|frankreich|frankrijk|frança|gb|gdr|germania|germany|giappone|
gran bretagna|gran bretaña|grande-bretagne|great britain|grecia|greece|griechenland|griekenland|groot-brittannië|
großbritannien|grã-bretanha|grèce|grécia|holland|hong kong|hongkong|hungaria|hungary|hungria|hungría|iceland|
ierland|ijsland|inde|india|indien|indonesia|indonesien|indonesië|indonésia|indonésie|inggris|inggris raya|iran|
ireland|irland|irlanda|irlande|irlandia|irán|irã|island|islanda|islande|islandia|islândia|israel|israele|israël|
italia|italie|italien|italië|italy|itália|japan|japon|japão|japón|jepang|jerman|kanada|kenia|kenya|kolombia|
kolumbien|korea selatan|korea utara|kroasia|kroatien|kroatië|kuba|latvia|lebanon|letland|letonia|lettland|lettonia|
lettonie|letônia|liban|libano|libanon|litauen|lithuania|litouwen|lituania|lituanie|lituânia|luksemburg|lussemburgo|
luxembourg|luxemburg|luxemburgo|líbano|malaisie|malasia|malaysia|maleisië|malásia|maroc|marocco|marokko|maroko|
marrocos|marruecos|meksiko|mesir|messico|mexico|mexiko|mexique|morocco|méxico|nederland|netherlands|neuseeland|
new zealand|niederlande|nieuw-zeeland|nigeria|nigéria|noord-korea|noorwegen|nordkorea|north america|north korea|
noruega|norvegia|norvège|norway|norwegen|norwegia|nouvelle-zélande|nova zelândia|nueva zelanda|nuova zelanda|
oekraïne|oostenrijk|paesi bassi|pakistan|pakistán|paquistão|pays-bas|países baixos|países bajos|peru|perù|perú|
philippinen|philippines|poland|polandia|polen|pologne|polonia|polônia|portogallo|portugal|prancis|pérou|quênia|
regno unito|reino unido|roemenië|romania|romênia|roumanie|royaume-uni|rumania|rumanía|rumänien|rusia|rusland|russia|
russie|russland|rússia|saoedi-arabië|saudi arabia|saudi-arabien|schweden|schweiz|scotland|selandia baru|serbia|
serbie|serbien|servië|singapore|singapour|singapur|singapura|slovacchia|slovakia|slovaquie|slovenia|slovenië|
slovénie|slowakei|slowakije|slowenien|south africa|south korea|soviet union|sowjetunion|spagna|spain|spanien|spanje|
spanyol|sri lanka|stati uniti|sudafrica|sudáfrica|suecia|suisse|suiza|suède|suécia|suíça|svezia|svizzera|sweden|
swedia|swiss|switzerland|sérvia|südafrika|südkorea|tailandia|tailândia|taiwan|taiwán|taïwan|tchéquia|tchéquie|
thailand|thailandia|thaïlande|the netherlands|tiongkok|tschechien|tsjechië|tunesien|tunesië|tunisia|tunisie|tunísia|
turchia|turkey|turki|turkije|turquia|turquie|turquía|túnez|türkei|türkiye|u.k.|u.s.|u.s.a.|uae|ucraina|ucrania|
ucrânia|uk|ukraina|ukraine|ungarn|ungheria|uni emirat arab|uni soviet|union soviétique|united arab emirates|
united kingdom|united states|urss|uruguai|uruguay|us|usa|ussr|venezuela|vereinigte arabische emirate|
vereinigte staaten|vereinigte staaten von amerika|vereinigtes königreich|verenigd koninkrijk|
verenigde arabische emiraten|verenigde staten|vietnam|vietnã|viêt nam|wales|west germany|westdeutschland|worldwide|
yugoslavia|yunani|zuid-afrika|zuid-korea|zweden|zwitserland|áfrica do sul|áustria|ägypten|égypte|
émirats arabes unis|états-unis|índia|österreich|австралия|австрия|алжир|аргентина|бангладеш|бельгия|болгария|
босния и герцеговина|бразилия|великобритания|венгрия|венесуэла|вьетнам|германия|гонконг|греция|дания|египет|израиль|
индия|индонезия|иран|ирландия|исландия|испания|италия|канада|кения|китай|кндр|колумбия|куба|латвия|ливан|литва|
люксембург|малайзия|марокко|мексика|нигерия|нидерланды|новая зеландия|норвегия|оаэ|пакистан|перу|польша|португалия|
республика корея|россия|румыния|рф|саудовская аравия|сербия|сингапур|словакия|словения|соединенные штаты|ссср|сша|
таиланд|тайвань|тунис|турция|украина|уругвай|филиппины|финляндия|франция|хорватия|чехия|чехословакия|чили|швейцария|
швеция|шри-ланка|эстония|югославия|южно-африканская республика|япония|中国|中国大陆|中國|丹麦|乌克兰|乌拉圭|以色列|伊朗|俄罗斯|保加利亚|克罗地亚|冰岛|
加拿大|匈牙利|南非|卢森堡|印度|印度尼西亚|古巴|台湾|台灣|哥伦比亚|土耳其|埃及|塞尔维亚|墨西哥|大陆|奥地利|委内瑞拉|孟加拉国|尼日利亚|巴基斯坦|巴西|希腊|德国|德國|意大利|拉脱维亚|挪威|捷克|摩洛哥|
斯洛伐克|斯洛文尼亚|斯里兰卡|新加坡|新西兰|日本|智利|朝鲜|比利时|沙特阿拉伯|法国|法國|波兰|波斯尼亚和黑塞哥维那|泰国|澳大利亚|爱尔兰|爱沙尼亚|瑞典|瑞士|秘鲁|突尼斯|立陶宛|罗马尼亚|美国|美國|肯尼亚|芬兰|
英国|英國|荷兰|菲律宾|葡萄牙|西班牙|越南|阿尔及利亚|阿拉伯联合酋长国|阿根廷|韓國|韩国|香港|马来西亚|黎巴嫩|그리스|나이지리아|남아프리카|네덜란드|노르웨이|뉴질랜드|대만|대한민국|덴마크|독일|라트비아|러시아|
레바논|루마니아|룩셈부르크|리투아니아|말레이시아|멕시코|모로코|미국|방글라데시|베네수엘라|베트남|벨기에|보스니아 헤르체고비나|북한|불가리아|브라질|사우디아라비아|서독|세르비아|소련|스리랑카|스웨덴|스위스|
스페인|슬로바키아|슬로베니아|싱가포르|아랍에미리트|아르헨티나|아이슬란드|아일랜드|알제리|에스토니아|영국|오스트레일리아|오스트리아|우루과이|우크라이나|이란|이스라엘|이집트|이탈리아|인도|인도네시아|일본|중국|
체코|칠레|캐나다|케냐|콜롬비아|쿠바|크로아티아|태국|튀니지|튀르키예|파키스탄|페루|포르투갈|폴란드|프랑스|핀란드|필리핀|한국|헝가리|홍콩
"""


@functools.cache
def countries() -> frozenset[str]:
    """Names of countries, case folded."""
    return frozenset(_COUNTRIES.replace("\n", "").split("|"))
