using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Organisations;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Organise;

/// <summary>Begins an organisation. Anybody with a confirmed address may: what it lists first is looked at by a host.</summary>
internal sealed class NewModel(Doorkeeper door, IGrainFactory grains, SpaceMap spaces, IStringLocalizer<Hay.Web.Languages.Words> say) : WorkPage(door)
{
    /// <summary>Most organisations that one account looks after.</summary>
    private const int Most = 10;

    public OrganisationForm Form { get; private set; } = new();

    public async Task<IActionResult> OnGetAsync()
    {
        if (await Enter() is { } away) return away;
        Title(say["Add my group"]);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? nickname, CancellationToken ct)
    {
        if (await Enter() is { } away) return away;
        Title(say["Add my group"]);
        Form = OrganisationForm.Read(Request.Form);
        // Only a program fills in what people do not see. It is told nothing.
        if (!string.IsNullOrEmpty(nickname)) return Redirect("/organise");
        if (spaces.Find(Form.Space) is null) return Sorry(say["Choose where the group is at home."]);
        if (Me.Details.Roles.Count(r => r.Kind == RoleKind.Organiser) >= Most) return Sorry(say["One account looks after at most {0} groups. Ask a host for help.", Most]);
        var id = NewId.Of(Form.Name);
        var result = await grains.GetGrain<IOrganisationGrain>(id).Begin(Form.Apply(null), MyAccount, ct);
        if (result.Outcome != OrganisationOutcome.Done) return Sorry(string.Join(' ', result.Problems));
        this.Say(Said.Good(say["Your group is here. Now list what it does."]));
        return Redirect($"/organise/listing/new?of={id}");
    }
}
