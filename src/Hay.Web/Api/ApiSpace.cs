using System.Collections.Immutable;

namespace Hay.Web.Api;

/// <summary>A space: a town, a district or a county's part, with a page and a board of its own.</summary>
/// <param name="Id">Stable; also the first part of its page's address.</param>
/// <param name="Url">Its page.</param>
/// <param name="Name">As people say it.</param>
/// <param name="Sentence">What is there, in a sentence.</param>
/// <param name="Neighbours">Ids of spaces that share a border.</param>
/// <param name="Localities">Towns, villages and parts of a city in it.</param>
/// <param name="Activities">How many activities can be found there now.</param>
/// <param name="IsDemo">Whether it is invented.</param>
internal sealed record ApiSpace(
    string Id, string Url, string Name, string Sentence, ImmutableArray<string> Neighbours, ImmutableArray<ApiLocality> Localities, int Activities, bool IsDemo);

/// <summary>A town, a village or a part of a city.</summary>
/// <param name="Id">To search near it.</param>
/// <param name="Name">As people say it.</param>
/// <param name="Lat">WGS84 degrees.</param>
/// <param name="Lon">WGS84 degrees.</param>
internal sealed record ApiLocality(string Id, string Name, double Lat, double Lon);
