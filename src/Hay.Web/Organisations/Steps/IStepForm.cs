using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Languages;
using Hay.Web.Spaces;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Organisations.Steps;

/// <summary>One step of the listing editor, as it was typed.</summary>
internal interface IStepForm
{
    /// <summary>The listing with what was typed. A field with a problem stays as it was.</summary>
    Listing Apply(Listing listing, StepDesk desk, StepProblems problems);
}

/// <summary>What the steps need to know beside what was typed.</summary>
internal sealed record StepDesk(
    DateOnly Today, SpaceMap Spaces, Categories Kinds, KnownVenues Venues, PlaceFinder Places, IStringLocalizer<Words> Say);

/// <summary>What is wrong with a field, as sentences for the person who typed it.</summary>
internal sealed class StepProblems(IStringLocalizer<Words> say)
{
    private readonly List<(string Field, string Words)> _all = [];

    public ImmutableArray<(string Field, string Words)> All => [.. _all];

    /// <summary>Empty: nothing.</summary>
    public string Of(string field) => _all.Find(p => p.Field == field).Words ?? "";

    public void Add(string field, string words) => _all.Add((field, words));

    /// <summary>The text where it is short enough, else what was there before.</summary>
    public string Text(string field, string typed, string before, int most)
    {
        if (typed.Length <= most) return typed;
        Add(field, say["This is too long: {0} letters at most.", most]);
        return before;
    }
}
