using Hay.Grains;
using Hay.Web.Pictures;
using Hay.Web.Tests.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Pictures;

/// <summary>Pictures that nothing uses go; those that anything uses stay.</summary>
public sealed class PictureSweepTests(PictureSweepTests.OlderSite site) : IClassFixture<PictureSweepTests.OlderSite>
{
    [Fact]
    public async Task What_no_listing_and_no_draft_uses_is_removed_after_a_day()
    {
        var (listed, drafted, unused) = (await Kept('b'), await Kept('c'), await Kept('d'));
        var activity = await site.List();
        var grain = site.Grains.GetGrain<IActivityGrain>(activity.Id);
        var listing = (await grain.ViewForEditing(default)).Listing!;
        await grain.Publish(new PublishListing { Listing = listing with { Pictures = [Picture(listed)] }, By = "pat" }, default);
        await grain.SaveDraft(new SaveDraft(listing with { Pictures = [Picture(drafted)] }, 0, "pat"), default);
        var sweep = site.Services.GetRequiredService<PictureSweep>();
        Assert.Equal(0, await sweep.Sweep(default)); // too new to judge

        site.Later.Add(Hay.Grains.Picture.NewFor);
        Assert.Equal(1, await sweep.Sweep(default));
        Assert.Equal((true, true, false), (await IsKept(listed), await IsKept(drafted), await IsKept(unused)));
        using var visitor = new Guest(site);
        using var gone = await visitor.Get(PictureEndpoints.Address(unused, 480));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, gone.StatusCode);

        // What has stopped can be brought back; what was thrown away cannot.
        await grain.Withdraw("pat", default);
        await grain.DropDraft(default);
        Assert.Equal(1, await sweep.Sweep(default));
        Assert.Equal((true, false), (await IsKept(listed), await IsKept(drafted)));
        Assert.Equal(0, await sweep.Sweep(default));
    }

    private async Task<string> Kept(char letter)
    {
        var id = new string(letter, ListingPicture.IdLength);
        Assert.Equal(PictureOutcome.Kept, await site.Grains.GetGrain<IPictureGrain>(id).Keep(new KeepPicture([new PictureSize(480, [1, 2, 3])]), default));
        return id;
    }

    private Task<bool> IsKept(string id) => site.Grains.GetGrain<IPictureGrain>(id).IsKept(default);

    private static ListingPicture Picture(string id) => new() { Id = id, Alt = "A jigsaw", Width = 300, Height = 200 };

    public sealed class OlderSite : RunningSite
    {
        public ShiftableClock Later { get; } = new();

        protected override void Change(WebApplicationBuilder builder) => builder.Services.AddSingleton<TimeProvider>(Later);
    }

    public sealed class ShiftableClock : TimeProvider
    {
        private TimeSpan _shift = new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero) - DateTimeOffset.UtcNow;

        public void Add(TimeSpan time) => _shift += time;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _shift;
    }
}
