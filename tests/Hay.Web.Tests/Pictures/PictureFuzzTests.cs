using System.Diagnostics;
using System.Net;
using Hay.Grains;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.Pictures;

/// <summary>Damaged pictures by the hundred, the same ones each time.</summary>
[Collection(OnTheSite.Name)]
public sealed class PictureFuzzTests(RunningSite site)
{
    private const int Files = 75;
    private const int EachOrganiser = 25;

    [Fact]
    public async Task Damaged_pictures_are_refused_or_taken_soon_and_leave_nothing_behind()
    {
        var random = new Random(20261124);
        byte[][] whole = [PictureFiles.Jpeg, PictureFiles.Photograph(3), PictureFiles.Png(120, 100), PictureFiles.Png(160, 110, isGrey: true)];
        GC.Collect();
        using var me = Process.GetCurrentProcess();
        var before = me.WorkingSet64;
        var answers = new Dictionary<HttpStatusCode, int>();
        for (var done = 0; done < Files; done += EachOrganiser)
        {
            using var pat = await Organiser.SignIn(site);
            var group = await pat.Begin(site);
            var (listing, token) = await Draft(pat, group);
            for (var n = 0; n < EachOrganiser; n++)
            {
                var watch = Stopwatch.StartNew();
                using var answer = await pat.Browser.SendFile($"{listing}/pictures/add", Damage(whole[random.Next(whole.Length)], random), ("alt", "Damaged"), token);
                Assert.True(answer.StatusCode is HttpStatusCode.UnprocessableEntity or HttpStatusCode.Redirect, $"{done + n}: {answer.StatusCode}");
                Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{done + n}: {watch.Elapsed}");
                answers[answer.StatusCode] = answers.GetValueOrDefault(answer.StatusCode) + 1;
                // A listing takes three.
                if (answer.StatusCode == HttpStatusCode.Redirect) (listing, token) = await Draft(pat, group);
            }
        }

        // Some are whole enough to be shown, most are not; both were tried.
        Assert.True(answers[HttpStatusCode.UnprocessableEntity] > Files / 2 && answers.GetValueOrDefault(HttpStatusCode.Redirect) > 0, string.Join(", ", answers));
        me.Refresh();
        Assert.True(me.WorkingSet64 - before < 200 * 1024 * 1024, $"{(me.WorkingSet64 - before) / 1024 / 1024} MB more");
    }

    private static async Task<(string Listing, (string, string) Token)> Draft(Organiser who, string group)
    {
        var listing = await who.Draft(group);
        return (listing, await FormToken.Of(who.Browser, $"{listing}/pictures/add"));
    }

    // Most damage is seen from the frame; the rest costs a process each.
    private static byte[] Damage(byte[] whole, Random random)
    {
        var damaged = (byte[])whole.Clone();
        switch (random.Next(14))
        {
            case <= 4:
                return damaged[..random.Next(damaged.Length)];
            case <= 7:
                random.NextBytes(damaged.AsSpan(0, random.Next(1, 24)));
                return damaged;
            case <= 9:
                damaged[random.Next(2, Math.Min(damaged.Length, 40))] = (byte)random.Next(256);
                return damaged;
            case 10:
                var at = random.Next(damaged.Length);
                return [.. damaged.AsSpan(0, at), .. damaged.AsSpan(random.Next(at, damaged.Length))];
            case 11:
                random.NextBytes(damaged.AsSpan(damaged.Length / 2, random.Next(1, damaged.Length / 4)));
                return damaged;
            default:
                for (var n = random.Next(1, 6); n > 0; n--) damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
                return damaged;
        }
    }
}
