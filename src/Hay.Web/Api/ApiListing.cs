using System.Text.Json.Serialization;

namespace Hay.Web.Api;

/// <summary>What a program says of a listing. What is left out, or null, stays as it is; all else is written on the pages of the group.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ApiListing
{
    public string? Title { get; init; }
    /// <summary>One sentence.</summary>
    public string? Summary { get; init; }
    public string? Description { get; init; }
    /// <summary>Id of the space it is at home in; usually that of the organisation.</summary>
    public string? Space { get; init; }
    /// <summary>What kind of activity it is.</summary>
    public string? Category { get; init; }
    /// <summary>indoor, outdoor or online.</summary>
    public string? Setting { get; init; }
    public ApiPlace? Venue { get; init; }
    public ApiSchedule? Schedule { get; init; }
    /// <summary>What the dates cannot say.</summary>
    public string? ScheduleNote { get; init; }
    /// <summary>How one gets in: dropIn, book, waitingList, elsewhere.</summary>
    public string? Booking { get; init; }
    /// <summary>The same in words.</summary>
    public string? HowToBook { get; init; }
    /// <summary>Places in one session.</summary>
    public int? Capacity { get; init; }
    /// <summary>How to reach the people who run it.</summary>
    public ApiContact? Contact { get; init; }
}

/// <summary>Where it happens, as one would write it on an envelope.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ApiPlace(string Name, string Address = "", string Town = "", string Postcode = "");

/// <summary>When it happens.</summary>
/// <param name="Start">The first start, by the clock there: 2026-12-01T14:00.</param>
/// <param name="Minutes">How long it takes.</param>
/// <param name="Rule">An RRULE (RFC 5545); null: once.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ApiSchedule(string Start, int Minutes, string? Rule = null);

/// <summary>A listing as its people see it.</summary>
/// <param name="Id">Stable.</param>
/// <param name="Standing">listed; waiting, for a host; draft; or stopped.</param>
/// <param name="Reason">Why it waits, or what the host said; empty: nothing.</param>
/// <param name="Edit">Where people go on with it.</param>
/// <param name="Listing">As it was written last.</param>
internal sealed record ApiWritten(string Id, string Standing, string Reason, string Edit, ApiListing Listing);

/// <summary>Why a session does not take place; people who go are told.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ApiCancellation(string? Reason = null);

/// <summary>Who came to a session. Places have no names here.</summary>
/// <param name="Places">Those who hold a place, and whether they came. What is not named stays.</param>
/// <param name="WalkIns">How many came without a place; null: stays.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ApiAttendance(ApiTick[]? Places = null, int? WalkIns = null);

/// <summary>One place in a session. Id: good for this session alone.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ApiTick(string Id, bool Came);
