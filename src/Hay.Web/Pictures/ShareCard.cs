using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;

namespace Hay.Web.Pictures;

/// <summary>What the picture beside a link says, in English: those who fetch it speak no language. card.mjs draws it.</summary>
/// <param name="Path">Its address, without its version.</param>
/// <param name="Title">As large as it can be.</param>
/// <param name="Kicker">Above the title, in the colour of the space.</param>
/// <param name="Lines">Below it; one alone may take two lines.</param>
/// <param name="Accent">Key of the colour.</param>
/// <param name="Mark">Name of the drawing beside the kicker; empty: none.</param>
/// <param name="Landscape">Address of the drawing at its foot.</param>
/// <param name="Demo">What marks invented content; empty: it is real.</param>
internal sealed record ShareCard(
    string Path, string Title, string Kicker, ImmutableArray<string> Lines, string Accent, string Mark, string Landscape, string Demo)
{
    public const int Width = 1200;
    public const int Height = 630;

    /// <summary>Another one wherever it says something else: whoever shows links fetches a picture again only from a new address.</summary>
    public string Version => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        new { Title, Kicker, Lines, Accent, Mark, Landscape, Demo })))[..12];

    public string Address => $"{Path}?v={Version}";

    /// <summary>All that it says, for those who do not see it.</summary>
    public string Alt => string.Join(". ", new[] { Title, Kicker }.Concat(Lines).Append(Demo).Where(words => words.Length > 0));
}
