using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.RoundTrips;

/// <summary>An installation with the same spaces and no listings.</summary>
internal sealed class EmptyCounty : RunningSite, IAsyncDisposable
{
    public EmptyCounty() => HasCounty = false;

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();
}
