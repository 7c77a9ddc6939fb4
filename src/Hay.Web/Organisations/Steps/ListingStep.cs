using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hay.Grains;

namespace Hay.Web.Organisations.Steps;

/// <summary>One page of the listing editor.</summary>
/// <param name="Slug">Last part of its address.</param>
/// <param name="Name">In a list of steps.</param>
/// <param name="Question">Its heading.</param>
/// <param name="Fields">The fields of a listing that it writes, by their stored names.</param>
/// <param name="Of">The form as it is filled in by a listing.</param>
/// <param name="Read">The form as it was posted.</param>
internal sealed record ListingStep(
    string Slug, string Name, string Question, ImmutableArray<string> Fields,
    Func<Listing, StepDesk, IStepForm> Of, Func<IFormCollection, IStepForm> Read)
{
    public static readonly ImmutableArray<ListingStep> All =
    [
        new("what", "What", "What is it?", ["title", "category", "summary", "space", "description", "fiveWays"], (l, _) => WhatForm.Of(l), WhatForm.Read),
        new("when", "When", "When is it?", ["schedule", "scheduleNote"], WhenForm.Of, WhenForm.Read),
        new("where", "Where", "Where is it?", ["setting", "venue"], WhereForm.Of, WhereForm.Read),
        new("who", "Who it is for", "Who is it for?", ["suitability", "levels", "languages"], (l, _) => WhoForm.Of(l), WhoForm.Read),
        new("first", "The first visit", "What is the first visit like?", ["firstVisit"], (l, _) => FirstForm.Of(l), FirstForm.Read),
        new("access", "Getting in", "How do people get in and get on?", ["accessHere", "venue"], (l, _) => AccessForm.Of(l), AccessForm.Read),
        new("cost", "Cost and places", "What does it cost, and how do people get a place?", ["cost", "booking"], (l, _) => CostForm.Of(l), CostForm.Read),
        new("pictures", "Pictures", "Is there a picture of it?", ["pictures"], (l, _) => PicturesForm.Of(l), PicturesForm.Read),
        new("reach", "How to reach you", "How can people ask you?", ["contact"], (l, _) => ReachForm.Of(l), ReachForm.Read),
    ];

    public static ListingStep? Find(string? slug) => All.FirstOrDefault(s => s.Slug == slug);

    /// <summary>From 1.</summary>
    public int Number => All.IndexOf(this) + 1;

    /// <summary>Null after the last.</summary>
    public ListingStep? Next => All.ElementAtOrDefault(Number);

    /// <summary>
    /// Says whether somebody else changed what this step shows: two people may write in different steps at once and do not
    /// get in each other's way.
    /// </summary>
    public string Seen(Listing listing)
    {
        var all = Stored(listing);
        var own = new JsonObject(Fields.Select(f => KeyValuePair.Create(f, all[f]?.DeepClone())));
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(own)))[..16];
    }

    /// <summary>Which of the problems of a listing belong here (<see cref="ListingRules.Problems"/>).</summary>
    public IEnumerable<string> Problems(Listing listing)
    {
        var blank = Stored(new Listing { Title = "a", Space = "a" });
        var all = Stored(listing);
        foreach (var field in Fields)
        {
            blank.Remove(field);
            if (all[field] is { } value) blank[field] = value.DeepClone();
        }

        return ListingRules.Problems(blank.Deserialize(GrainJson.Default.Listing)!);
    }

    private static JsonObject Stored(Listing listing) => JsonSerializer.SerializeToNode(listing, GrainJson.Default.Listing)!.AsObject();
}
