using System.Collections.Immutable;
using System.Globalization;
using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Auditing;
using Hay.Web.Care;
using Hay.Web.Pages.Organise;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Host;

/// <summary>Who did what, for administrators.</summary>
internal sealed class AuditModel(Doorkeeper door, AuditBook book, TimeProvider clock, IServiceProviderIsService known, IStringLocalizer<Hay.Web.Languages.Words> say) : WorkPage(door)
{
    private readonly Dictionary<string, string> _names = [];

    public AuditQuery Asked { get; private set; } = new();
    public AuditSheet Sheet { get; private set; } = null!;
    public bool HasCare { get; } = known.IsService(typeof(CareDesk));
    public DateOnly Today => clock.LondonNow().Day();

    public async Task<IActionResult> OnGetAsync(string? day, string? what, long? before, CancellationToken ct)
    {
        if (await Enter(Right.SeeAudit, "", "", ct) is { } away) return away;
        Title(say["Who did what"]);
        Asked = new AuditQuery(
            DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null,
            Enum.TryParse<AuditAct>(what, out var act) && Enum.IsDefined(act) ? act : null,
            before is > 0 ? before : null);
        Sheet = await book.Find(Asked, ct);
        foreach (var account in Sheet.Lines.SelectMany(Accounts).Distinct().ToImmutableArray())
        {
            if (await AccountOf(account) is { Details: { } who }) _names[account] = who.Name.Length > 0 ? who.Name : who.Email;
        }

        return Page();
    }

    /// <summary>Whose account it is, as long as there is one; else the id that is left of it.</summary>
    public string Name(string who) => who switch
    {
        AuditEntry.Operator => say["the operator"],
        AuditEntry.Site => say["the site"],
        _ => _names.GetValueOrDefault(who, who),
    };

    public string Which(AuditLine line) => line.Kind == StoreNames.Account ? say["account: {0}", Name(line.Id)] : $"{line.Kind}: {line.Id}";

    public string Address(long? before) => QueryString.Create(new Dictionary<string, string?>
    {
        ["day"] = Asked.Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["what"] = Asked.What?.ToString(),
        ["before"] = before?.ToString(CultureInfo.InvariantCulture),
    }.Where(p => p.Value is not null)).Value ?? "";

    private static IEnumerable<string> Accounts(AuditLine line) => line.Kind == StoreNames.Account ? [line.Who, line.Id] : [line.Who];
}
