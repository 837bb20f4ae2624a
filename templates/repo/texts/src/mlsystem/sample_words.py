"""Words of the made-up texts: eight classes in three languages, said plainly or otherwise."""

from __future__ import annotations

# Language and class → words that name the matter; the keyword rule of conf/classes.toml knows these.
PLAIN = {
    "de": {
        "address": "adresse umzug anschrift",
        "cancellation": "kündigung kündigen widerruf",
        "claim": "schaden unfall schadenmeldung",
        "complaint": "beschwerde verärgert unzufrieden",
        "invoice": "rechnung betrag mahnung",
        "login": "passwort anmeldung konto",
        "order": "bestellung bestellen lieferung",
        "quote": "angebot kostenvoranschlag preisanfrage",
    },
    "en": {
        "address": "address moving relocation",
        "cancellation": "cancel cancellation terminate",
        "claim": "damage accident claim",
        "complaint": "complaint unhappy disappointed",
        "invoice": "invoice amount reminder",
        "login": "password login account",
        "order": "order ordering delivery",
        "quote": "quote estimate pricing",
    },
    "fr": {
        "address": "adresse déménagement rue",
        "cancellation": "résilier résiliation annuler",
        "claim": "dommage accident sinistre",
        "complaint": "réclamation mécontent déçu",
        "invoice": "facture montant rappel",
        "login": "passe connexion compte",
        "order": "commande commander livraison",
        "quote": "devis estimation tarif",
    },
}
# What people say instead; only labels can teach it.
OTHERWISE = {
    "de": {
        "address": "umgezogen wohne hausnummer postleitzahl",
        "cancellation": "aussteigen beenden austreten loswerden",
        "claim": "wasserrohr kaputt gestohlen hagel",
        "complaint": "frech warteschleife unmöglich enttäuschend",
        "invoice": "abgebucht überweisung doppelt lastschrift",
        "login": "gesperrt benutzername zugang code",
        "order": "paket stück liefertermin versand",
        "quote": "kostet konditionen vergleichen interesse",
    },
    "en": {
        "address": "moved living street postcode",
        "cancellation": "leave stop quit ending",
        "claim": "burst stolen broken hail",
        "complaint": "rude waiting unacceptable again",
        "invoice": "charged transfer twice debit",
        "login": "locked username access code",
        "order": "parcel pieces arrive shipping",
        "quote": "cost conditions compare interested",
    },
    "fr": {
        "address": "habite nouvelle logement postal",
        "cancellation": "arrêter quitter terminer partir",
        "claim": "volé cassé fuite grêle",
        "complaint": "impoli attente inadmissible encore",
        "invoice": "débité virement deux prélèvement",
        "login": "bloqué identifiant accès code",
        "order": "colis pièces arriver expédition",
        "quote": "coûte conditions comparer intéressé",
    },
}
AROUND = {
    "de": "guten tag bitte ich habe eine frage wegen der sache seit gestern vielen dank für ihre hilfe",
    "en": "hello please i have a question about this since yesterday many thanks for your help",
    "fr": "bonjour merci je vous écris au sujet de cela depuis hier une question pour votre aide",
}
# A matter nobody has written about before.
NEW = {
    "de": "wallbox wärmepumpe photovoltaik drohne balkonkraftwerk ladesäule",
    "en": "wallbox heatpump photovoltaic drone powerbank charger",
    "fr": "borne pompe photovoltaïque drone batterie chargeur",
}
