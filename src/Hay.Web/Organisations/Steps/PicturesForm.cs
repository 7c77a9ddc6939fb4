using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Web.Organisations.Steps;

/// <summary>What is said of the pictures that are there, which go, and which is shown first. New ones have a page of their own.</summary>
internal sealed record PicturesForm(ImmutableDictionary<string, string> Alts, ImmutableArray<string> Gone, string First) : IStepForm
{
    private const string Alt = "alt-";

    public static PicturesForm Of(Listing listing) =>
        new(listing.Pictures.ToImmutableDictionary(p => p.Id, p => p.Alt), [], listing.Pictures.FirstOrDefault()?.Id ?? "");

    public static PicturesForm Read(IFormCollection form) => new(
        form.Keys.Where(k => k.StartsWith(Alt, StringComparison.Ordinal)).ToImmutableDictionary(k => k[Alt.Length..], k => form.Text(k)),
        [.. form["gone"].OfType<string>()], form.Text("first"));

    public Listing Apply(Listing listing, StepDesk desk, StepProblems problems) => listing with
    {
        Pictures = [.. listing.Pictures.Where(p => !Gone.Contains(p.Id)).Select(p => Said(p, desk, problems)).OrderBy(p => p.Id != First)],
    };

    private ListingPicture Said(ListingPicture picture, StepDesk desk, StepProblems problems)
    {
        if (!Alts.TryGetValue(picture.Id, out var typed)) return picture;
        if (typed.Length == 0) problems.Add(Alt + picture.Id, desk.Say["Say what can be seen in the picture."]);
        return typed.Length == 0 ? picture : picture with { Alt = problems.Text(Alt + picture.Id, typed, picture.Alt, ListingPicture.AltLength) };
    }
}
