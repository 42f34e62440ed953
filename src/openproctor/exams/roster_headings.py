"""Headings of roster files, as Moodle, Canvas, Blackboard, Brightspace, Google and spreadsheets write them in many languages.

A table, to be added to. Headings are compared without capitals, accents and punctuation, then without what stands in brackets.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType

__all__ = ["HEADINGS", "HeadingKind", "is_canvas", "key_of"]


class HeadingKind(StrEnum):
    """What a heading says by itself. What a column means may depend on the others."""

    EMAIL = "email"
    FIRST = "first"
    LAST = "last"
    FULL = "full"
    FULL_LAST_FIRST = "full_last_first"
    """Says itself that the last name comes first."""
    ANY_NAME = "any_name"
    """A whole name, or the part of it that no other column has."""
    NUMBER = "number"
    """The number that a school gives."""
    LOGIN = "login"
    """Taken for a number where there is none."""
    COUNTER = "counter"
    """A number within a system, or no more than the row's."""


_WORDS: Mapping[HeadingKind, str] = MappingProxyType(
    {
        HeadingKind.EMAIL: """
            email, e-mail, mail, email address, e-mail address, mail address, primary email, student email, school email,
            email id, contact email, e-mail 1 - value, email 1, user principal name, userprincipalname, upn, work email,
            e-mail-adresse, email-adresse, mailadresse, e-mailadresse, mail-adresse, emailadresse, adresse de courriel,
            courriel, adresse courriel, adresse électronique, adresse e-mail, adresse email, adresse mail,
            adresse de messagerie, mél, correo, correo electrónico, dirección de correo, dirección de correo electrónico,
            dirección email, dirección e-mail, dirección de email, email institucional, correo institucional,
            adreça electrònica, correu electrònic, helbide elektronikoa, indirizzo email, indirizzo e-mail,
            indirizzo di posta elettronica, posta elettronica, indirizzo mail, endereço de e-mail, endereço de email,
            endereço de correio eletrónico, endereço de correio eletrônico, correio eletrónico, correio eletrônico,
            endereço eletrônico, e-mailadres, emailadres, mailadres, adres e-mail, adres email,
            adres poczty elektronicznej, poczta elektroniczna, adres mailowy, e-postadress, e-post, epost, epostadress,
            e-postadresse, e-post-adress, mejladress, mejl, mailadress, sähköposti, sähköpostiosoite, netfang,
            e-mailová adresa, emailová adresa, e-mail adresa, email adresa, e-mail cím, email cím, adresă de email,
            adresă e-mail, e-poštni naslov, e-pošta, e-pasts, el. paštas, e-posti aadress, e-posta, e-posta adresi,
            διεύθυνση email, ηλεκτρονικό ταχυδρομείο, адрес электронной почты, электронная почта, эл. почта, почта,
            електронна пошта, адреса електронної пошти, メールアドレス, メール, 电子邮件, 电子邮件地址, 电子邮箱, 邮箱,
            電子郵件, 電子郵件信箱, 이메일, 이메일 주소, البريد الإلكتروني, عنوان البريد الإلكتروني,
            דואר אלקטרוני, כתובת דואר אלקטרוני,
            אימייל, דוא"ל, ईमेल, ई-मेल, ईमेल पता, อีเมล, email sinh viên, alamat email
        """,
        HeadingKind.FIRST: """
            first name, firstname, given name, given names, given name(s), first name(s), first, forename, forenames,
            fname, preferred first name, vorname, vornamen, rufname, prénom, prénoms, nombre de pila, nombres, nombre(s),
            primer nombre, nom de pila, nome próprio, primeiro nome, nome di battesimo, voornaam, roepnaam, imię, imiona,
            förnamn, fornavn, etunimi, jméno, keresztnév, utónév, prenume, ime, vārds, vardas, eesnimi, adı, ad, όνομα,
            имя, ім'я, 名, 名字, 이름(성 제외), الاسم الأول, שם פרטי, ชื่อ, tên, nama depan
        """,
        HeadingKind.LAST: """
            last name, lastname, surname, family name, last, lname, surname(s), last name(s), nachname, familienname,
            zuname, nom de famille, apellido, apellidos, apellido(s), primer apellido, cognom, cognoms, abizena, cognome,
            apelido, apelidos, sobrenome, último nome, nome de família, achternaam, familienaam, nazwisko, efternamn,
            etternavn, efternavn, sukunimi, příjmení, priezvisko, vezetéknév, családnév, nume de familie, priimek, prezime,
            uzvārds, pavardė, perekonnanimi, perenimi, soyadı, soyad, επώνυμο, επίθετο, фамилия, прізвище, 姓, 姓氏, 성,
            اسم العائلة,
            الاسم الأخير, שם משפחה, นามสกุล, họ, nama belakang
        """,
        HeadingKind.FULL: """
            full name, fullname, whole name, display name, displayname, student name, candidate name, learner name,
            participant name, name of student, student, candidate, learner, participant, pupil, attendee,
            vollständiger name, voller name, anzeigename, vor- und nachname, vorname nachname, vorname und nachname,
            vorname name, teilnehmer, teilnehmer/in, teilnehmerin, teilnehmende, studierende, studierende/r, student/in,
            schüler, schüler/in, prüfling, kandidat, kandidatin, kandidat/in, nom complet, prénom et nom, prénom nom,
            prénom/nom, étudiant, étudiant(e), élève, candidat, candidat(e), participant(e), nombre completo,
            nombre y apellidos, nombre y apellido, nombre apellidos, nombre / apellido(s), estudiante, alumno, alumno/a,
            alumna, candidato, candidato/a, nom i cognoms, nome completo, nome e cognome, nome cognome, studente, allievo,
            nome e sobrenome, nome e apelido, aluno, aluno(a), estudante, volledige naam, voornaam en achternaam,
            voor- en achternaam, leerling, deelnemer, kandidaat, imię i nazwisko, imię nazwisko, uczestnik, uczeń,
            kandydat, fullständigt namn, för- och efternamn, förnamn efternamn, deltagare, fullt navn, fulde navn,
            koko nimi, opiskelija, celé jméno, jméno a příjmení, teljes név, nume complet, adı soyadı, ad soyad,
            ονοματεπώνυμο, полное имя, имя и фамилия, фио, піб, студент, 氏名, 姓名, 全名, الاسم الكامل, اسم الطالب, שם מלא,
            first name last name, first name surname, first name and surname, first and last name, first last,
            पूरा नाम, họ và tên, họ tên, nama lengkap
        """,
        HeadingKind.FULL_LAST_FIRST: """
            last name first name, last first, surname first name, surname name, lastname firstname, sortable name,
            family name given name, nachname vorname, nachname und vorname, name vorname, familienname vorname, nom prénom,
            nom et prénom, nom prénoms, apellidos nombre, apellidos y nombre, apellido y nombre, apellido nombre,
            apellido(s) nombre, apellidos y nombres, cognoms nom, cognome nome, cognome e nome, apelido nome,
            sobrenome nome, achternaam voornaam, naam voornaam, nazwisko i imię, nazwisko imię, efternamn förnamn,
            příjmení a jméno, příjmení jméno, фамилия имя, фамилия и имя
        """,
        HeadingKind.ANY_NAME: """
            name, names, nom, nombre, nome, naam, namn, navn, nimi, název, név, nume,
            isim, nazwa, nafn, 名前, 이름, الاسم, שם, नाम, nama
        """,
        HeadingKind.NUMBER: """
            id number, idnumber, student id, student number, student no, student nr, studentid, student id number,
            sis user id, sis id, sis student id, student sis id, sis-benutzer-id, sis-id, sisid, orgdefinedid,
            org defined id, external id, external number,
            external user key, person id, candidate number, candidate no, candidate id, registration number,
            registration no, enrolment number, enrollment number, matriculation number, matriculation no, matric no,
            roll number, roll no, university id, employee id, personal number, learner id, school id, admission number,
            index number, exam number, matrikelnummer, matrikel-nr, matrikelnr, matr.-nr, martikelnummer, matrikel, matnr,
            id-nummer, id nummer, studentennummer, personalnummer, schülernummer, kennnummer, numéro d'identification,
            numéro étudiant, numéro d'étudiant, n° étudiant, no étudiant, matricule, code étudiant, ine,
            numéro d'identifiant, numéro de matricule, número de id, número id, número de identificación,
            código de estudiante, número de estudiante, número de matrícula, matrícula, expediente, número de expediente,
            dni, número d'identificació, codice identificativo, numero di matricola, matricola, codice studente, numero id,
            número de identificação, número de aluno, número mecanográfico, número do aluno, n.º de aluno, identificação,
            ra, studentnummer, leerlingnummer, stamnummer, idnummer, numer id, numer identyfikacyjny, numer albumu,
            nr albumu, numer indeksu, nr indeksu, personnummer, studentnr, studienummer, opiskelijanumero, id-numero,
            osobní číslo, studijní číslo, neptun kód, număr matricol, vpisna številka, jmbag, öğrenci no, öğrenci numarası,
            αριθμός μητρώου, номер студента, номер зачётки, индивидуальный номер, идентификационный номер, 学号, 学籍番号,
            学生番号, 학번, 學號, idナンバー, 编号, الرقم الجامعي, رقم الطالب, מספר זהות, תעודת זהות, mã sinh viên, mssv, nim
        """,
        HeadingKind.LOGIN: """
            username, user name, login, login id, sis login id, sis-anmelde-id, sis-login-id, user id, userid,
            login name, account, benutzername,
            nutzername, benutzerkennung, kennung, anmeldename, anmeldekennung, identifiant, nom d'utilisateur,
            nombre de usuario, usuario, nome utente, utente, nome de utilizador, nome de usuário, utilizador,
            gebruikersnaam, nazwa użytkownika, användarnamn, brugernavn, brukernavn, käyttäjätunnus, uživatelské jméno,
            integration id, логин
        """,
        HeadingKind.COUNTER: "id, no, nr, number, nummer, numéro, número, numero, numer, lfd. nr, index, #, n°",
    }
)

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "’": "'"})


def _folded(heading: str) -> str:
    plain = unicodedata.normalize("NFKD", heading.casefold().translate(_LETTERS))
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    return re.sub(r"[^\w#°]+|_", " ", plain).strip()


def key_of(heading: str) -> HeadingKind | None:
    """What a heading says; None if it is not in the table."""
    if len(heading) > 200:
        return None
    return HEADINGS.get(_folded(heading)) or HEADINGS.get(_folded(_BRACKETS.sub(" ", heading)))


def is_canvas(headings: Sequence[str]) -> bool:
    """Whether these are the headings of Canvas' gradebook: it writes ``Last, First`` under ``Student``."""
    folded = [_folded(heading) for heading in headings if len(heading) <= 200]
    return "student" in folded and ("section" in folded or any(each.startswith("sis ") for each in folded))


HEADINGS: Mapping[str, HeadingKind] = MappingProxyType(
    {_folded(heading): kind for kind, words in _WORDS.items() for heading in words.split(",")}
)
