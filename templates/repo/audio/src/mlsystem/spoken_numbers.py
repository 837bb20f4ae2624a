"""How numbers are read out, language by language. Another language is another entry."""

from __future__ import annotations

# Words for one digit, and for two; the latter as patterns where a language writes them in one.
ONE = {
    "en": "zero oh one two three four five six seven eight nine double triple",
    "es": "cero uno un una dos tres cuatro cinco seis siete ocho nueve doble triple",
    "de": "null eins ein zwei zwo drei vier fünf sechs sieben acht neun",
    "fr": "zéro un une deux trois quatre cinq six sept huit neuf double",
    "it": "zero uno due tre quattro cinque sei sette otto nove doppio",
    "nl": "nul een één twee drie vier vijf zes zeven acht negen dubbel",
    "pt": "zero uma dois duas três quatro cinco seis meia sete oito nove",
}
TWO = {
    "en": "ten eleven twelve (?:thir|four|fif|six|seven|eigh|nine)teen "
    "(?:twen|thir|for|fif|six|seven|eigh|nine)ty",
    "es": "diez once doce trece catorce quince dieci\\w+ veinte veinti\\w+ "
    "(?:trei|cuare|cincue|sese|sete|oche|nove)nta",
    "de": "zehn elf zwölf \\w+zehn (?:\\w+und)?(?:zwan|vier|fünf|sech|sieb|acht|neun)zig (?:\\w+und)?dreißig",
    "fr": "dix onze douze treize quatorze quinze seize vingt trente quarante cinquante soixante",
    "it": "dieci undici dodici (?:tre|quattor|quin|se)dici dicia?\\w+ venti\\w* "
    "(?:tre|quara|cinqua|sessa|setta|otta|nova)nt\\w+",
    "nl": "tien elf twaalf (?:der|veer|vijf|zes|zeven|acht|negen)tien "
    "(?:\\w+[eë]n)?(?:twin|der|veer|vijf|zes|zeven|tach|negen)tig",
    "pt": "dez onze doze treze catorze quinze dez[aeo]\\w+ vinte trinta "
    "(?:quare|cinque|sesse|sete|oite|nove)nta",
}
# What is said between digits and breaks no number.
BETWEEN = "um uh er erm eh ehm este mm äh ähm euh hm y e et dash space hyphen"
# After these, three digits are a card's code.
CODES = (
    "cvv",
    "cvc",
    "cv2",
    "security code",
    "código de seguridad",
    "prüfnummer",
    "prüfziffer",
    "cryptogramme",
    "codice di sicurezza",
    "beveiligingscode",
    "código de segurança",
)
