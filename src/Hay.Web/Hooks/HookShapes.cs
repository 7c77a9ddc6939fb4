using System.Text.Json;
using Hay.Grains;
using Hay.Web.Api;
using Hay.Web.Catalogue;
using Hay.Web.Site;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Hay.Web.Hooks;

/// <summary>What a webhook sends.</summary>
/// <param name="Type">What happened: see <see cref="HookShapes.TypeOf"/>.</param>
/// <param name="Timestamp">When it happened.</param>
/// <param name="Data">To what.</param>
internal sealed record ApiHookEvent(string Type, DateTimeOffset Timestamp, ApiHookData Data);

/// <summary>What it is about, as the public reads it when it is sent: so one that comes late says nothing old.</summary>
/// <param name="Id">Of the activity; empty: it is a test.</param>
/// <param name="Url">Its page.</param>
/// <param name="Activity">Null: it is on no public page (any more).</param>
/// <param name="SessionId">Of the session, where it is about one.</param>
/// <param name="Session">Null: it is about none, or one that is over or more than 90 days ahead.</param>
internal sealed record ApiHookData(string Id, string Url, ApiActivity? Activity, string? SessionId, ApiSession? Session);

/// <summary>From what happened to what is sent: the shapes of the public API, and nothing that it does not say.</summary>
internal sealed class HookShapes(IGrainFactory grains, CatalogueSlot catalogue, CatalogueFeed feed, PublicAddress site, IOptions<JsonOptions> json)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    public static string TypeOf(HookEventKind kind) => kind switch
    {
        HookEventKind.Listed => "listing.listed",
        HookEventKind.Updated => "listing.updated",
        HookEventKind.Withdrawn => "listing.withdrawn",
        HookEventKind.SessionCancelled => "session.cancelled",
        HookEventKind.SessionMoved => "session.moved",
        HookEventKind.SessionRestored => "session.restored",
        _ => "webhook.test",
    };

    public async Task<byte[]> Body(HookEvent happened, CancellationToken ct) =>
        JsonSerializer.SerializeToUtf8Bytes(new ApiHookEvent(TypeOf(happened.Kind), happened.At, await Data(happened, ct)), json.Value.SerializerOptions);

    private async Task<ApiHookData> Data(HookEvent happened, CancellationToken ct)
    {
        if (happened.Kind == HookEventKind.Test) return new ApiHookData("", Full("/"), null, null, null);
        var data = new ApiHookData(happened.Activity, Full($"/{happened.Space}/{happened.Activity}"), null, happened.Session?.Value, null);
        if (happened.Kind == HookEventKind.Withdrawn) return data;
        if (await grains.GetGrain<IActivityGrain>(happened.Activity).View(ct) is not { } view || await Entry(happened.Activity, view.Revision, ct) is not { } entry) return data;
        var activity = ApiShapes.Activity(entry, Full);
        return data with
        {
            Url = activity.Url,
            Activity = activity,
            Session = view.Sessions.FirstOrDefault(s => s.Session == happened.Session) is { } session ? ApiSession.Of(entry.Id, activity.Url, entry.Listing, session) : null,
        };
    }

    // The catalogue may be a moment behind the journal. What it leaves out for its age is on no page.
    private async Task<CatalogueEntry?> Entry(string activity, long revision, CancellationToken ct)
    {
        for (var tries = 0; tries < 75; tries++)
        {
            if (catalogue.Current.Find(activity) is { } entry && entry.Revision >= revision) return entry;
            feed.Nudge();
            await Task.Delay(Look, ct);
        }

        return catalogue.Current.Find(activity);
    }

    // Whole where the operator has said where people find the site.
    private string Full(string path) => site.Own + path;
}
