using Hay.Grains;

namespace Hay.Web.Desk;

/// <summary>One activity on the desk of those who look after it: enough for a line in a list.</summary>
/// <param name="Id">Of the activity.</param>
/// <param name="Title">Of the draft where there is one, else as listed; may be empty.</param>
/// <param name="Organisation">Its id; empty: of none.</param>
/// <param name="Space">Slug of its home.</param>
/// <param name="IsListed">Whether the public sees it.</param>
/// <param name="WasListed">Whether the public ever saw it.</param>
/// <param name="Paused">By a host; null: not.</param>
/// <param name="Stage">Of its draft; null: there is none.</param>
/// <param name="Since">When the draft was last changed or handed in, or the listing was changed.</param>
/// <param name="Reason">Why its draft waits, or what the host said.</param>
/// <param name="Checked">The day on which somebody last said that it is true.</param>
/// <param name="Reports">How many notes say that something is wrong.</param>
/// <param name="Revision">Of the activity.</param>
internal sealed record DeskItem(
    string Id, string Title, string Organisation, string Space, bool IsListed, bool WasListed, Pause? Paused,
    DraftStage? Stage, DateTimeOffset? Since, string Reason, DateOnly? Checked, int Reports, long Revision)
{
    /// <summary>The space where the public sees it, or saw it; of the draft where it was never listed.</summary>
    public string ListedSpace { get; init; } = "";
    /// <summary>The day its age counts from; see <see cref="Activity.Since"/>.</summary>
    public DateOnly? AgesFrom { get; init; }
    /// <summary>The last mail that asked its people whether it is still true.</summary>
    public Ask? Asked { get; init; }
    /// <summary>As the listing gives it; empty: it does not.</summary>
    public string Email { get; init; } = "";
    public bool IsDemo { get; init; }
    /// <summary>It is shown here and at home with a neighbour: its people are asked there.</summary>
    public bool IsNeighbours { get; init; }
    /// <summary>Id of the feed that it follows; null: none.</summary>
    public string? Feed { get; init; }

    /// <summary>Null for what nobody has begun.</summary>
    public static DeskItem? Of(string id, Activity activity) => (activity.Draft?.Listing ?? activity.Listing) is not { } listing ? null : new(
        id, listing.Title, listing.Organisation ?? "", listing.Space, activity.IsListed(), activity.Listing is not null, activity.Paused,
        activity.Draft?.Stage, activity.Draft?.At ?? activity.Changed, activity.Draft?.Reason ?? "", activity.Checked,
        activity.Reports.IsDefault ? 0 : activity.Reports.Length, activity.Revision)
    {
        ListedSpace = (activity.Listing ?? listing).Space,
        AgesFrom = activity.Since(),
        Asked = activity.Asked,
        Email = activity.Listing?.Contact?.Email ?? "",
        IsDemo = listing.Demo,
        IsNeighbours = activity.Listing?.Home is not null,
        Feed = activity.Feed,
    };
}

/// <summary>One organisation on the desk.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Details">What it says of itself.</param>
/// <param name="Claims">How many people wait to be let in.</param>
/// <param name="IsClosed">Whether it has closed.</param>
/// <param name="Revision">Of the organisation.</param>
internal sealed record DeskOrganisation(string Id, OrganisationDetails Details, int Claims, bool IsClosed, long Revision)
{
    /// <summary>Whether any account looks after it.</summary>
    public bool HasColleagues { get; init; }
    /// <summary>What it said of itself when a host last looked; null: nothing has changed since.</summary>
    public OrganisationDetails? AsRead { get; init; }

    public static DeskOrganisation? Of(string id, Organisation organisation) => organisation.Details is not { } details ? null
        : new(id, details, organisation.Claims.IsDefault ? 0 : organisation.Claims.Count(c => c.Standing == ClaimStanding.Waiting), organisation.Closed is not null, organisation.Revision)
        {
            HasColleagues = !organisation.Colleagues.IsDefaultOrEmpty,
            AsRead = organisation.Closed is null ? organisation.AsRead : null,
        };
}
