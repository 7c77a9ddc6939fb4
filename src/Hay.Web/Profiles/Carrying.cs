using Hay.Grains;
using QRCoder;

namespace Hay.Web.Profiles;

/// <summary>Carries a profile to another device by a code, typed or scanned.</summary>
internal sealed class Carrying(IGrainFactory grains)
{
    /// <summary>The code made before is good no longer.</summary>
    public Task<string> NewCode(ProfileId profile, CancellationToken ct) => grains.GetGrain<IProfileGrain>(profile.Value).NewCode(ct);

    /// <summary>Uses the code up. Null: it is not good, or not any more.</summary>
    public Task<ProfileId?> Take(string code, CancellationToken ct) => grains.GetGrain<ICarryGrain>(code).Take(ct);

    public Task<ProfileId?> Peek(string code, CancellationToken ct) => grains.GetGrain<ICarryGrain>(code).Peek(ct);

    /// <summary>A QR code as an SVG of one path: dark on white whatever the page's colours, because cameras want it so.</summary>
    public static string Draw(string text)
    {
        using var made = new QRCodeGenerator().CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = made.ModuleMatrix; // with its quiet margin
        var dark = from y in Enumerable.Range(0, rows.Count) from x in Enumerable.Range(0, rows.Count) where rows[y][x] select $"M{x} {y}h1v1h-1z";
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {rows.Count} {rows.Count}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{rows.Count}v{rows.Count}H0z"/><path d="{string.Concat(dark)}"/></svg>
            """;
    }
}
