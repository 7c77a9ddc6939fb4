using System.Security.Claims;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;

namespace Hay.Seeded.Tests.Cluster;

/// <summary>One connection of a page; the next one is another.</summary>
internal sealed class PageConnection(string id) : HubCallerContext
{
    public override string ConnectionId => id;
    public override string? UserIdentifier => null;
    public override ClaimsPrincipal? User => null;
    public override IDictionary<object, object?> Items { get; } = new Dictionary<object, object?>();
    public override IFeatureCollection Features { get; } = new FeatureCollection();
    public override CancellationToken ConnectionAborted => default;

    public override void Abort()
    {
    }
}
