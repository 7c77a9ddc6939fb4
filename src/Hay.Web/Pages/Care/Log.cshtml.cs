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
    internal ImmutableArray<AuditLine> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        if (await Enter(who => who.SeesLogs(Network)) is { } away) return away;
        if (!CaseId.IsOne(id)) return NotFound();
        var (outcome, lines) = await CaseLog.Read(Desk.Grains, id, Actor, ct);
        // An administrator learns no more of a case that never was.
        if (outcome != CareOutcome.Done || lines.Length <= 1) return NotFound();
        (Id, Lines) = (id, lines);
        await Learn(lines.Select(l => l.Who).Concat(lines.Where(l => l.What == AuditAct.CaseGiven).Select(l => l.Note)), ct);
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
