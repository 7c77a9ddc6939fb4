using System.Collections.Immutable;
using System.Globalization;
using Hay.Grains;

namespace Hay.Web.Hooks;

/// <summary>Sends what is due to one webhook. Safe to repeat: what was not reported is sent again, by the same name.</summary>
internal sealed partial class HookRun(
    IGrainFactory grains, IHookSender sender, HookShapes shapes, HookSecrets secrets, HookLetters letters, TimeProvider clock, ILogger<HookRun> log)
{
    /// <summary>Names of headers, after Standard Webhooks.</summary>
    public const string IdHeader = "webhook-id", TimeHeader = "webhook-timestamp", SignatureHeader = "webhook-signature";

    /// <summary>One after the other, until nothing is due or nobody answers. How many were tried.</summary>
    public async Task<int> Run(string key, string hook, CancellationToken ct)
    {
        var grain = grains.GetGrain<IHooksGrain>(key);
        if (await HasGone(key, ct))
        {
            await grain.Close(ct);
            return 0;
        }

        for (var tried = 0; ;)
        {
            if (await grain.Take(hook, ct) is not { } work) return tried;
            var results = ImmutableArray.CreateBuilder<HookResult>();
            foreach (var due in work.Due)
            {
                var answer = await Send(work, due, ct);
                results.Add(new HookResult(due.Id, answer.Status, answer.Trouble));
                if (answer is { Trouble: not (null or HookTrouble.Ours) } or { Status: StatusCodes.Status410Gone }) break;
            }

            tried += results.Count;
            if (await grain.Report(hook, results.ToImmutable(), ct)) await letters.SayGivenUp(key, hook, work.Address, ct);
            if (results[^1].Trouble is not (null or HookTrouble.Ours)) return tried;
        }
    }

    private async Task<HookAnswer> Send(HookWork work, HookEvent due, CancellationToken ct)
    {
        try
        {
            var body = await shapes.Body(due, ct);
            var timestamp = clock.GetUtcNow().ToUnixTimeSeconds();
            if (secrets.Sign(work.Secrets, due.Id, timestamp, body) is not { } signature) return new HookAnswer(0, HookTrouble.NoSecret);
            ImmutableArray<(string, string)> headers = [(IdHeader, due.Id), (TimeHeader, timestamp.ToString(CultureInfo.InvariantCulture)), (SignatureHeader, signature)];
            return await sender.Send(new HookPost(new Uri(work.Address), headers, body), ct);
        }
        catch (Exception wrong) when (wrong is not OperationCanceledException)
        {
            LogTrouble(due.Id, wrong);
            return new HookAnswer(0, HookTrouble.Ours);
        }
    }

    // A group that has closed, or that nobody looks after, has nobody who could stop its webhooks.
    private async Task<bool> HasGone(string key, CancellationToken ct) =>
        HookKeys.OrganisationOf(key) is { } organisation && await grains.GetGrain<IOrganisationGrain>(organisation).Team(ct) is { Closed: not null } or { Colleagues.IsEmpty: true };

    [LoggerMessage(Level = LogLevel.Error, Message = "The event {Event} could not be sent, and is tried again")]
    private partial void LogTrouble(string @event, Exception wrong);
}
