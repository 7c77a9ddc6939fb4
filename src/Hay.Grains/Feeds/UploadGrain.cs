namespace Hay.Grains;

[GrainType("upload")]
internal sealed class UploadGrain(TimeProvider clock) : Grain, IUploadGrain
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromHours(1);
    private (Upload Upload, DateTimeOffset Until)? _kept;

    public Task Put(Upload upload, CancellationToken ct)
    {
        _kept = upload.Content.Length <= Upload.Largest ? (upload, clock.GetUtcNow() + GoodFor) : null;
        return Task.CompletedTask;
    }

    public Task<Upload?> Look(CancellationToken ct) =>
        Task.FromResult(_kept is { } kept && clock.GetUtcNow() < kept.Until ? kept.Upload : null);

    public Task Drop(CancellationToken ct)
    {
        _kept = null;
        return Task.CompletedTask;
    }
}
