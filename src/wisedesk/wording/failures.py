# SPDX-License-Identifier: Apache-2.0
"""What is the matter with the surroundings, each as one Dutch sentence."""

from wisedesk.services import errors

FAILURE: dict[type[errors.DeskError], str] = {
    errors.DatabaseBusy: "De bibliotheek is bezet door een ander programma.",
    errors.DatabaseUnreachable: "De bibliotheek is niet te bereiken.",
    errors.LibraryTakenAway: (
        "Het bestand van de bibliotheek is weggehaald; er is niets opgeslagen. Zet het"
        " terug en probeer het opnieuw."
    ),
    errors.LibraryReplaced: (
        "Op de plaats van de bibliotheek staat nu een ander bestand; er is niets"
        " opgeslagen. Begin opnieuw."
    ),
    errors.DatabaseReadOnly: (
        "De bibliotheek kan alleen gelezen worden. Geef wie zich hier aanmeldt het"
        " recht om te schrijven in het bestand en in zijn map, en probeer het opnieuw."
    ),
    errors.FolderClosed: (
        "In de map {detail} kan niets gemaakt worden. Geef wie zich hier aanmeldt het"
        " recht om er te schrijven, of kies een andere map."
    ),
    errors.DatabaseFull: (
        "De schijf is vol; er is niets opgeslagen. Maak ruimte en probeer het opnieuw."
    ),
    errors.DiskFailing: (
        "De schijf geeft een fout of neemt niets meer aan; er is niets opgeslagen. Kijk"
        " de schijf na, maak ruimte en probeer het opnieuw."
    ),
    errors.DatabaseDamaged: (
        "Het bestand van de bibliotheek is beschadigd. Zet een reservekopie terug met"
        " wisedesk-admin restore."
    ),
    errors.LibraryMissing: (
        "Hier is nog geen bibliotheek. Maak er een met wisedesk-admin init of demo."
    ),
    errors.LibraryEmpty: (
        "Het bestand van de bibliotheek is leeg. Zet een reservekopie terug met"
        " wisedesk-admin restore."
    ),
    errors.NotAFile: (
        "Op de plaats van de bibliotheek staat een map, of iets anders dan een bestand."
        " Zet dat weg, of noem in wisedesk.toml een andere plaats."
    ),
    errors.NotALibrary: "Dit bestand is geen bibliotheek van wisedesk.",
    errors.DatabaseTooNew: (
        "Deze bibliotheek is van een nieuwere wisedesk. Werk dit programma bij."
    ),
    errors.DatabaseTooOld: (
        "Deze bibliotheek is van een oudere wisedesk. Werk haar bij met wisedesk-admin"
        " upgrade."
    ),
    errors.BranchUnknown: (
        "Filiaal {detail} uit de instellingen bestaat niet in deze bibliotheek."
    ),
    errors.InboxUnwritable: (
        "De scans kunnen niet op deze computer bewaard worden; ze wachten op het"
        " scherm. Maak ruimte op de schijf en kies Opnieuw."
    ),
    errors.NetworkShare: (
        "De bibliotheek staat op een netwerkschijf; daar raken uitleningen verloren."
        " Zet het bestand op een schijf van deze computer zelf."
    ),
    errors.SQLiteTooOld: "De SQLite van deze Python is te oud.",
    errors.UnknownAddress: "Dit is geen adres van een database die wisedesk kent.",
    errors.DriverMissing: (
        "Het programma dat met deze database praat, is niet geïnstalleerd."
    ),
    errors.OnlySQLite: (
        "Dit kan alleen voor SQLite: de bibliotheek staat niet in een bestand."
    ),
    errors.BackupDamaged: "De reservekopie is beschadigd of onvolledig.",
    errors.BackupSkipped: "De reservekopie is overgeslagen.",
    errors.BackupIsLibrary: "Dit is de bibliotheek zelf, geen reservekopie.",
    errors.UpgradeFailed: (
        "Bijwerken is mislukt; de bibliotheek is zoals zij was. De reservekopie van"
        " daarvoor blijft staan."
    ),
    errors.LostOutcome: "Deze handeling is eerder al anders gedaan.",
}


def failure_sentence(error: errors.DeskError) -> str:
    """Return what is the matter with the surroundings."""
    sentence = FAILURE.get(type(error), "De bibliotheek geeft een fout.")
    return sentence.format(detail=error)
