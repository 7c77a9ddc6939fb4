using Hay.Grains;
using Hay.Web.Freshness;
using Microsoft.AspNetCore.DataProtection;

namespace Hay.Web.Tests.Freshness;

public class AskLinksTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    private readonly IDataProtectionProvider _keys = new EphemeralDataProtectionProvider();

    private static AskLink Link(StillTrue answer = StillTrue.Yes) => new("knit-and-natter", answer, new DateOnly(2026, 9, 10));

    private AskLinks At(TimeSpan later) => new(_keys, new StoppedClock(Now + later));

    private string Code(AskLink link) => At(default).Path(link)["/still-true?code=".Length..];

    [Theory]
    [InlineData(StillTrue.Yes)]
    [InlineData(StillTrue.Changed)]
    [InlineData(StillTrue.Stopped)]
    public void A_link_says_what_it_was_made_of(StillTrue answer) => Assert.Equal(Link(answer), At(default).Open(Code(Link(answer))));

    [Fact]
    public void It_is_good_for_sixty_days()
    {
        var code = Code(Link());
        Assert.NotNull(At(TimeSpan.FromDays(60) - TimeSpan.FromSeconds(1)).Open(code));
        Assert.Null(At(TimeSpan.FromDays(60)).Open(code));
    }

    [Fact]
    public void One_that_was_changed_anywhere_is_none()
    {
        var code = Code(Link());
        for (var i = 0; i < code.Length - 1; i++) // the last letter holds bits that count for nothing
        {
            Assert.Null(At(default).Open($"{code[..i]}{(code[i] == 'A' ? 'B' : 'A')}{code[(i + 1)..]}"));
        }

        Assert.All(new[] { null, "", "x", "ä", code[..^4], code + "AAAA", new string('A', 5000) }, bad => Assert.Null(At(default).Open(bad)));
    }

    [Fact]
    public void What_was_sealed_for_something_else_is_none()
    {
        var other = _keys.CreateProtector("Hay.Other").Protect("knit-and-natter\nYes\n2026-09-10\n99999999999");
        Assert.Null(At(default).Open(other));
    }

    internal sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
