using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Hay.Grains;

namespace Hay.Web.Pictures;

/// <summary>Makes of what somebody sends a picture of our own: turned the right way up, smaller, and nothing but dots.</summary>
internal sealed class PictureMaker(LimitedNode node, IGrainFactory grains)
{
    public Task<bool> IsOn(CancellationToken ct) => node.IsThere(ct);

    /// <summary>The picture, kept, for a listing to name; or why there is none. One that no listing names is swept away.</summary>
    public async Task<(ListingPicture? Picture, PictureProblem Problem)> Make(ReadOnlyMemory<byte> file, string alt, CancellationToken ct)
    {
        if (file.IsEmpty) return (null, PictureProblem.Nothing);
        if (PictureFile.Problem(file.Span) is { } problem) return (null, problem);
        var (end, answer) = await node.Encode(file, ct);
        if (end != NodeEnd.Done) return (null, end switch { NodeEnd.Busy => PictureProblem.Busy, NodeEnd.Off => PictureProblem.Off, _ => PictureProblem.Broken });
        var (made, why) = Read(answer);
        if (made is null) return (null, why);
        var picture = new ListingPicture { Id = RandomNumberGenerator.GetString(ListingPicture.Letters, ListingPicture.IdLength), Alt = alt, Width = made.Width, Height = made.Height };
        var kept = await grains.GetGrain<IPictureGrain>(picture.Id).Keep(new KeepPicture(made.Sizes), ct);
        return kept == PictureOutcome.Kept ? (picture, default) : (null, PictureProblem.Broken);
    }

    // A process that a hostile file took over may answer anything.
    private static (Made?, PictureProblem) Read(byte[] answer)
    {
        try
        {
            var said = JsonSerializer.Deserialize<Answer>(answer, JsonSerializerOptions.Web);
            if (said?.Refused is { } why)
            {
                return (null, why switch { "dots" => PictureProblem.TooManyDots, "small" => PictureProblem.TooSmall, "shape" => PictureProblem.TooNarrow, _ => PictureProblem.Broken });
            }

            var sizes = said?.Sizes?.Select(s => new PictureSize(s.Side, [.. s.Webp])).ToImmutableArray() ?? [];
            var isOurs = said is { Width: > 0 and <= ListingPicture.LargeSide, Height: > 0 and <= ListingPicture.LargeSide }
                && sizes.Select(s => s.Side).SequenceEqual(
                    Math.Max(said.Width, said.Height) > ListingPicture.SmallSide ? [ListingPicture.SmallSide, ListingPicture.LargeSide] : [ListingPicture.SmallSide])
                && sizes.All(s => PictureFile.Problem(s.Webp.AsSpan()) is null);
            return isOurs ? (new Made(said!.Width, said.Height, sizes), default) : (null, PictureProblem.Broken);
        }
        catch (JsonException)
        {
            return (null, PictureProblem.Broken);
        }
    }

    private sealed record Made(int Width, int Height, ImmutableArray<PictureSize> Sizes);

    private sealed record Answer(string? Refused, int Width, int Height, List<Size>? Sizes);

    private sealed record Size(int Side, byte[] Webp);
}
