using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Web.Catalogue;

/// <summary>What somebody looks for. Everything is optional; what is given must all hold.</summary>
public sealed record CatalogueQuery
{
    /// <summary>Words as typed.</summary>
    public string Text { get; init; } = "";
    /// <summary>What some of the words mean beside themselves.</summary>
    public ImmutableArray<Meaning> Meanings { get; init; } = [];
    /// <summary>Find only what has every word; otherwise, where nothing has, what has the most of them.</summary>
    public bool EveryWord { get; init; }
    /// <summary>Slug of a space the activity is shown in.</summary>
    public string? Space { get; init; }
    /// <summary>Category slugs, any of them.</summary>
    public ImmutableArray<string> Categories { get; init; } = [];
    /// <summary>Organisation id.</summary>
    public string? Organisation { get; init; }
    /// <summary>A session starts at or after this moment…</summary>
    public DateTimeOffset? From { get; init; }
    /// <summary>… and before this one.</summary>
    public DateTimeOffset? To { get; init; }
    /// <summary>Parts of the local day in which a session starts, any of them.</summary>
    public PartOfDay Parts { get; init; }
    /// <summary>All of these facts must hold.</summary>
    public Facet Facets { get; init; }
    /// <summary>Tags of languages, all of which are spoken there. English goes without saying and is not looked for.</summary>
    public ImmutableArray<string> Languages { get; init; } = [];
    /// <summary>Without what neighbours have: for what leaves the site.</summary>
    public bool OursAlone { get; init; }
    /// <summary>What else must hold of a listing, for which there is no index: it is asked of each that is left. Null: nothing.</summary>
    public Func<Listing, bool>? Fits { get; init; }
    /// <summary>Distances are measured from here.</summary>
    public GeoPoint? Near { get; init; }
    /// <summary>Only within this distance of <see cref="Near"/>.</summary>
    public double? Miles { get; init; }
    /// <summary>Nobody looks at what another choice would find: facets, categories and languages are not counted.</summary>
    public bool HitsAlone { get; init; }
    public SortBy Sort { get; init; }
    public int Skip { get; init; }
    /// <summary>At most 100.</summary>
    public int Take { get; init; } = 20;
}

/// <summary>Listings of these categories count as having the word too, behind those that do have it.</summary>
public readonly record struct Meaning(string Word, ImmutableArray<string> Categories);

/// <summary>WGS84 degrees.</summary>
public readonly record struct GeoPoint(double Lat, double Lon);

public enum SortBy { Soon, Near, Best }

/// <summary>Morning: before noon. Afternoon: noon to 5pm. Evening: from 5pm.</summary>
[Flags]
public enum PartOfDay { Any = 0, Morning = 1, Afternoon = 2, Evening = 4 }

/// <summary>Facts one can filter by; each holds only where somebody has said so.</summary>
[Flags]
public enum Facet
{
    None = 0,
    Free = 1 << 0,
    StepFree = 1 << 1,
    HearingLoop = 1 << 2,
    AccessibleToilet = 1 << 3,
    Toilet = 1 << 4,
    QuietRoom = 1 << 5,
    Parking = 1 << 6,
    Bus = 1 << 7,
    Beginners = 1 << 8,
    Seated = 1 << 9,
    Online = 1 << 10,
    Outdoors = 1 << 11,
    DropIn = 1 << 12,
    CanJustWatch = 1 << 13,
    CanBringSomeone = 1 << 14,
    WomenOnly = 1 << 15,
    MenOnly = 1 << 16,
    Carers = 1 << 17,
    Families = 1 << 18,
    Dogs = 1 << 19,
    PlacesLeft = 1 << 20,
}
