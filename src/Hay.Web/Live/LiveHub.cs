using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Gatherings;
using Hay.Web.Languages;
using Microsoft.AspNetCore.SignalR;

namespace Hay.Web.Live;

/// <summary>
/// Where open pages listen. It takes no commands: those go over HTTP, with their checks. One may only watch what
/// exists, and not more than a page can show.
/// </summary>
internal sealed class LiveHub(CatalogueSlot catalogue, SpaceMap spaces, OpenPages open, ToldBoards told, SpokenLanguages spoken, TimeProvider clock) : Hub
{
    public const string Path = "/live";
    private const int Most = 60;

    /// <summary>A group of <see cref="LiveGroups"/>, as "activity:ID". Answers whether it is watched now.</summary>
    public async Task<bool> Watch(string what)
    {
        if (!Exists(what)) return false;
        var watched = Watched();
        if (!watched.Contains(what))
        {
            if (watched.Count >= Most) return false;
            watched.Add(what);
            open.Enter(what);
        }

        spoken.Add(Spoken);
        await Groups.AddToGroupAsync(Context.ConnectionId, Named(what), Context.ConnectionAborted);
        if (LiveGroups.Parse(what) is (LiveGroups.Board, var space) && told.Has(space)) await Clients.Caller.SendAsync("news", true, Context.ConnectionAborted);
        return true;
    }

    public Task Unwatch(string what)
    {
        if (!Watched().Remove(what)) return Task.CompletedTask;
        open.Leave(what);
        return Groups.RemoveFromGroupAsync(Context.ConnectionId, Named(what), Context.ConnectionAborted);
    }

    /// <summary>The server's clock, in milliseconds since 1970: a page finds out how far its own is off.</summary>
    public double Now() => (clock.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalMilliseconds;

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        foreach (var what in Watched()) open.Leave(what);
        return base.OnDisconnectedAsync(exception);
    }

    private Language Spoken => Context.GetHttpContext() is { } http ? Language.Of(http.Request) : Language.English;

    private string Named(string what) => what.In(Spoken);

    private bool Exists(string? what) => LiveGroups.Parse(what) switch
    {
        (LiveGroups.Here or LiveGroups.Together, var slug) => spaces.Find(slug) is not null,
        (LiveGroups.Activity, var id) => catalogue.Current.Find(id) is not null,
        (LiveGroups.Space or LiveGroups.Board, var slug) => spaces.Find(slug) is not null,
        _ => false,
    };

    // In a feature: Context.Items would be a dictionary of its own, as large as a tenth of the connection.
    private List<string> Watched()
    {
        if (Context.Features.Get<List<string>>() is { } held) return held;
        var watched = new List<string>(1);
        Context.Features.Set(watched);
        return watched;
    }
}
