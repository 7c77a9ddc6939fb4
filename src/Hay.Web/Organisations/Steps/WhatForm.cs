using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Web.Organisations.Steps;

/// <summary>What it is.</summary>
internal sealed record WhatForm(string Title, string Category, string Summary, string Space, string Description, ImmutableArray<FiveWay> Ways) : IStepForm
{
    public static WhatForm Of(Listing listing) =>
        new(listing.Title, listing.Category, listing.Summary, listing.Space, listing.Description, listing.FiveWays);

    public static WhatForm Read(IFormCollection form) => new(
        form.Text("title"), form.Text("category"), form.Text("summary"), form.Text("space"), form.Text("description"), form.Choices<FiveWay>("ways"));

    public Listing Apply(Listing listing, StepDesk desk, StepProblems problems)
    {
        if (Title.Length == 0) problems.Add("title", desk.Say["Give it a name."]);
        if (desk.Spaces.Find(Space) is null) problems.Add("space", desk.Say["Choose where it is."]);
        return listing with
        {
            Title = Title.Length == 0 ? listing.Title : problems.Text("title", Title, listing.Title, ListingRules.TitleLength),
            Category = desk.Kinds.Find(Category) is null ? listing.Category : Category,
            Summary = problems.Text("summary", Summary, listing.Summary, ListingRules.SummaryLength),
            Space = desk.Spaces.Find(Space) is null ? listing.Space : Space,
            Description = problems.Text("description", Description, listing.Description, ListingRules.TextLength),
            // Their order says which is the strongest: it stays where the same ones are ticked.
            FiveWays = listing.FiveWays.Order().SequenceEqual(Ways.Order()) ? listing.FiveWays : Ways,
        };
    }
}
