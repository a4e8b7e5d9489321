"""The whole dossier printed: as one PDF, and as files of their own in a folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from resources.wording import _, official
from storage.errors import KnownError
from storage.files import write_whole
from storage.steps import Step, Steps
from ui.paper.as_pdf import printed
from ui.paper.as_word import word_of
from ui.paper.commendation.dossier import NamedPaper, dossier_pdf
from ui.paper.commendation.dossier_set import DossierPaper, DossierSet

WHOLE = "00-ca-ho-so.pdf"


class DossierThereError(KnownError):
    """The folder has files of the names that the dossier would take."""

    CODE = "HS-12"


class DossierPlaceError(KnownError):
    """The files of the dossier cannot be written where they were asked for."""

    CODE = "HS-13"


@dataclass(frozen=True, slots=True)
class PrintedSet:
    """A dossier with the PDF of each paper in its order, and all of them as one."""

    dossier: DossierSet
    pdfs: tuple[bytes, ...]
    whole: bytes

    @property
    def papers(self) -> Iterator[tuple[DossierPaper, bytes]]:
        """Each paper with its PDF."""
        return zip(self.dossier.papers, self.pdfs, strict=True)


def paper_pdf(paper: DossierPaper) -> bytes:
    """Return a paper as it was kept, or printed afresh."""
    if paper.kept or paper.document is None:
        return paper.kept
    return printed(paper.document)


@official
def printed_set(dossier: DossierSet) -> Steps[PrintedSet]:
    """Print every paper, and one PDF of them all with its contents in front."""
    pdfs: list[bytes] = []
    total = len(dossier.papers) + 1
    for place, paper in enumerate(dossier.papers):
        yield Step(place, total, paper.title)
        pdfs.append(paper_pdf(paper))
    yield Step(total - 1, total, _("Đang ghép cả hồ sơ"))
    named = [
        NamedPaper(paper.title, pdf, paper.file_name)
        for paper, pdf in zip(dossier.papers, pdfs, strict=True)
    ]
    whole = dossier_pdf(dossier.dispatch, dossier.about, named)
    return PrintedSet(dossier, tuple(pdfs), whole)


@official
def written_set(dossier: DossierSet, folder: Path, *, word: bool = False) -> Steps[list[Path]]:
    """Print a dossier into a folder, which is made if need be; return the files, the whole first.

    Raises DossierThereError or DossierPlaceError as `write_printed` does.
    """
    done = yield from printed_set(dossier)
    return (yield from write_printed(done, folder, word=word))


@official
def write_printed(done: PrintedSet, folder: Path, *, word: bool = False) -> Steps[list[Path]]:
    """Write the whole and each paper, as Word too if asked; no file that is there is touched.

    Raises DossierThereError before anything is written, DossierPlaceError where that fails.
    """
    named = dict(_named(done, folder, word=word))
    _refuse_there(named)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for place, (path, paper) in enumerate(named.items()):
            yield Step(place, len(named), path.name)
            write_whole(path, _bytes(done, path, paper))
    except OSError as error:
        raise DossierPlaceError(
            _(
                "Không ghi được vào “{folder}”: chỉ đọc, đĩa đầy hoặc đã rút ra. Sổ không mất gì; "
                "hãy chọn nơi khác."
            ).format(folder=folder)
        ) from error
    return list(named)


def free_folder(parent: Path, name: str) -> Path:
    """Return the folder of that name, or with the first number that is not taken."""
    names = (parent / (f"{name}-{number}" if number > 1 else name) for number in count(1))
    return next(path for path in names if not path.exists())


def _named(
    done: PrintedSet, folder: Path, *, word: bool
) -> Iterator[tuple[Path, tuple[DossierPaper, bytes] | None]]:
    yield folder / WHOLE, None
    for each in done.papers:
        yield folder / f"{each[0].file_name}.pdf", each
        if word and each[0].document:
            yield folder / f"{each[0].file_name}.docx", each


def _bytes(done: PrintedSet, path: Path, paper: tuple[DossierPaper, bytes] | None) -> bytes:
    if paper is None:
        return done.whole
    one, pdf = paper
    return word_of(one.document) if path.suffix == ".docx" and one.document else pdf


def _refuse_there(named: dict[Path, tuple[DossierPaper, bytes] | None]) -> None:
    there = next((path for path in named if path.exists()), None)
    if there:
        raise DossierThereError(
            _(
                "Trong thư mục đã có tệp “{name}”. Chưa ghi gì, tệp ấy còn nguyên; hãy chọn thư "
                "mục khác."
            ).format(name=there.name)
        )
