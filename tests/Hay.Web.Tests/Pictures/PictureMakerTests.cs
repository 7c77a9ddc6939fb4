using System.Text;
using Hay.Grains;
using Hay.Web.Pictures;
using Hay.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Pictures;

/// <summary>What is made of what somebody sends, by the real script in its own process.</summary>
[Collection(OnTheSite.Name)]
public sealed class PictureMakerTests(RunningSite site)
{
    private PictureMaker Maker => site.Services.GetRequiredService<PictureMaker>();

    [Fact]
    public async Task A_photograph_is_turned_the_right_way_up_and_says_nothing_of_where_it_was_taken()
    {
        var photograph = PictureFiles.Photograph(6); // the telephone was held upright: its left is the top
        Assert.Contains("SECRETPHONE", Encoding.Latin1.GetString(photograph), StringComparison.Ordinal);

        var (picture, webp) = await Made(photograph);

        Assert.Equal((120, 160), (picture.Width, picture.Height));
        var dots = await Dots.Of(webp);
        Assert.Equal((120, 160), (dots.Width, dots.Height));
        Assert.True(Dots.IsRed(dots.Top) && Dots.IsBlue(dots.Bottom), $"top {string.Join(' ', dots.Top)}, bottom {string.Join(' ', dots.Bottom)}");
        AssertNothingElse(webp);
    }

    [Fact]
    public async Task Words_beside_the_dots_do_not_come_along()
    {
        var png = PictureFiles.Png(300, 200, false, ("tEXt", Encoding.ASCII.GetBytes("Comment\0<script>SECRET</script>")), ("eXIf", Encoding.ASCII.GetBytes("MM\0*SECRET")));
        AssertNothingElse((await Made(png)).Webp);
    }

    [Fact]
    public async Task A_large_picture_is_kept_in_two_sizes_well_below_300_kilobytes()
    {
        var (picture, problem) = await Maker.Make(PictureFiles.Png(2400, 1800), "A slope", default);
        Assert.True(picture is { Width: 1200, Height: 900 }, problem.ToString());
        var (small, large) = (await Shown(picture.Id, 480), await Shown(picture.Id, 1200));
        Assert.InRange(small.Length + large.Length, 1000, 300_000);
        Assert.Equal((480, 360), await SizeOf(small));
        Assert.Equal((1200, 900), await SizeOf(large));
    }

    [Theory]
    [InlineData(20000, 20000, true, PictureProblem.TooManyDots)] // a few kilobytes that want 400 megabytes
    [InlineData(60, 300, false, PictureProblem.TooSmall)]
    [InlineData(2000, 120, false, PictureProblem.TooNarrow)]
    public async Task Absurd_sizes_are_refused(int width, int height, bool isGrey, object why)
    {
        var (picture, problem) = await Maker.Make(PictureFiles.Png(width, height, isGrey), "", default);
        Assert.Null(picture);
        Assert.Equal(why, problem);
    }

    [Fact]
    public async Task A_header_that_lies_about_the_size_is_refused()
    {
        var png = PictureFiles.Png(120, 100);
        byte[] lying = [.. png.AsSpan(0, 8), .. PictureFiles.Chunk("IHDR", [0, 0, 0x10, 0, 0, 0, 0x10, 0, 8, 2, 0, 0, 0]), .. png.AsSpan(33)];
        var (picture, problem) = await Maker.Make(lying, "", default);
        Assert.Null(picture);
        Assert.Equal(PictureProblem.Broken, problem);
    }

    [Fact]
    public async Task A_frame_of_one_kind_around_another_is_refused()
    {
        // Begins and ends as a JPEG does; what is between is a drawing.
        byte[] disguised = [0xFF, 0xD8, 0xFF, 0xE0, 0, 2, .. "<svg xmlns='http://www.w3.org/2000/svg' width='300' height='300'/>"u8, 0xFF, 0xD9];
        Assert.Null(PictureFile.Problem(disguised));
        Assert.Equal(PictureProblem.Broken, (await Maker.Make(disguised, "", default)).Problem);
    }

    private async Task<(ListingPicture Picture, byte[] Webp)> Made(byte[] file)
    {
        var (picture, problem) = await Maker.Make(file, "Two colours", default);
        Assert.True(picture is not null, problem.ToString());
        return (picture, await Shown(picture.Id, ListingPicture.SmallSide));
    }

    private async Task<byte[]> Shown(string id, int side) => [.. (await site.Grains.GetGrain<IPictureGrain>(id).Show(side, default))!.Value];

    private static async Task<(int, int)> SizeOf(byte[] webp)
    {
        var dots = await Dots.Of(webp);
        return (dots.Width, dots.Height);
    }

    private static void AssertNothingElse(byte[] webp)
    {
        var text = Encoding.Latin1.GetString(webp);
        Assert.StartsWith("RIFF", text, StringComparison.Ordinal);
        foreach (var trace in new[] { "SECRET", "EXIF", "Exif", "XMP ", "ICCP", "script" }) Assert.DoesNotContain(trace, text, StringComparison.Ordinal);
    }
}
