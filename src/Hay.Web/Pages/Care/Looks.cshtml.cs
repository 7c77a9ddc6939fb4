using System.Collections.Immutable;
using Hay.Web.Care;
using Microsoft.AspNetCore.Mvc;

namespace Hay.Web.Pages.Care;

/// <summary>The way to who looked at a case, by the number that people know it by.</summary>
internal sealed class LooksModel(CareDesk desk) : CarePage(desk)
{
    public string Reference { get; private set; } = "";
    /// <summary>Ids, where more than one case has that number.</summary>
    public ImmutableArray<string> Found { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? reference)
    {
        if (await Enter(who => who.SeesLogs(Network)) is { } away) return away;
        Title("Who looked at a record?");
        Reference = CareTyped.Text(reference);
        if (Reference.Length == 0) return Page();
        Found = Desk.Book.Referenced(Actor, CareTyped.Unreferenced(Reference));
        return Found switch
        {
            [] => Sorry("There is no case of that number, or its record was erased: then its log has the whole number alone."),
            [var one] => Redirect($"/care/case/{one}/log"),
            _ => Page(),
        };
    }
}
