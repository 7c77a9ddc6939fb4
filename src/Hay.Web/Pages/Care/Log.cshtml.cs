using System.Collections.Immutable;
using Hay.Care;
using Hay.Grains;
using Hay.Web.Care;
using Microsoft.AspNetCore.Mvc;

namespace Hay.Web.Pages.Care;

/// <summary>Who looked at one case and who changed it, to be printed for the person who asks.</summary>
internal sealed class LogModel(CareDesk desk) : CarePage(desk)
{
    public string Id { get; private set; } = "";
    internal CaseLogPart Part { get; private set; } = new(CareOutcome.NotFound, []);
    internal ImmutableArray<AuditLine> Lines => Part.Lines;
    /// <summary>Newer lines were left away.</summary>
    public bool IsOlder { get; private set; }

    /// <param name="id">The case.</param>
    /// <param name="before">Only lines before this number; null: the newest.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<IActionResult> OnGetAsync(string id, long? before, CancellationToken ct)
    {
        if (await Enter(who => who.SeesLogs(Network)) is { } away) return away;
        // People know it by the number they were given.
        if (CareTyped.Unreferenced(id).Length == CareBook.ReferenceLength) return Redirect($"/care/looks{QueryString.Create("reference", id)}");
        if (!CaseId.IsOne(id)) return NotFound();
        var part = await CaseLog.Read(Desk.Grains, id, Actor, ct, before ?? long.MaxValue);
        // Of a case that never was as of one that is not theirs.
        var isThere = part.Outcome == CareOutcome.Done && (!part.Lines.IsEmpty || !part.Unreadable.IsEmpty || part.Earlier > 0);
        if (!isThere && part.Outcome != CareOutcome.LogUnreadable) return NotFound();
        (Id, Part, IsOlder) = (id, part, before is not null);
        await Learn(Lines.Select(l => l.Who).Concat(Lines.Where(l => l.What == AuditAct.CaseGiven).Select(l => l.Note)), ct);
        Title("Who looked");
        return Page();
    }

    /// <summary>What a line says beside the act, in words; ids of parts say nothing to anybody.</summary>
    internal string More(AuditLine line) => line.What switch
    {
        AuditAct.CaseSeen or AuditAct.CaseExported => Enum.TryParse<LookReason>(line.Note, out var why) ? why.Words() : "",
        AuditAct.CaseGiven => Name(line.Note),
        AuditAct.CaseHandedOver or AuditAct.CaseReturned => TeamName(line.Note),
        AuditAct.CaseWritten => line.Note.Split(' ')[0],
        AuditAct.CaseClosed => Enum.TryParse<CloseOutcome>(line.Note, out var how) ? how.Words() : "",
        AuditAct.CaseDeclined => Enum.TryParse<DeclineReason>(line.Note, out var reason) ? reason.Words() : "",
        _ => "",
    };
}
