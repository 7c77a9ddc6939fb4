namespace Hay.Grains;

/// <summary>A picture of a listing; its dots are in the picture's own grain. Width and height: dots of the largest size there is.</summary>
[GenerateSerializer, Immutable, Alias("hay.ListingPicture")]
public sealed record ListingPicture
{
    /// <summary>Letters of an id: without vowels and what looks alike.</summary>
    public const string Letters = "bcdfghjkmnpqrstvwxz23456789";
    /// <summary>Letters in an id: 123 bits that nobody guesses.</summary>
    public const int IdLength = 26;
    public const int AltLength = 200;
    /// <summary>Longer sides that a picture is kept in; one that is no longer than the first has only that.</summary>
    public const int SmallSide = 480;
    public const int LargeSide = 1200;

    /// <summary>Key of its <see cref="IPictureGrain"/>.</summary>
    [Id(0)] public required string Id { get; init; }
    /// <summary>What can be seen, for those who do not see it.</summary>
    [Id(1)] public required string Alt { get; init; }
    [Id(2)] public required int Width { get; init; }
    [Id(3)] public required int Height { get; init; }

    public bool HasLarge => Math.Max(Width, Height) > SmallSide;

    /// <summary>Dots across in the small size.</summary>
    public int SmallWidth => HasLarge ? Math.Max(1, (int)Math.Round((double)Width * SmallSide / Math.Max(Width, Height))) : Width;

    public static bool IsId(string text) => text.Length == IdLength && text.All(Letters.Contains);
}
