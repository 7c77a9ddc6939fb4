using static Hay.Grains.Tests.Town;

namespace Hay.Grains.Tests.Profiles;

public class CalendarKeyTests
{
    [Fact]
    public void There_is_one_key_at_a_time()
    {
        var one = new Profile().OpenCalendar("a", Now);
        var two = one.OpenCalendar("b", Now.AddDays(1));

        Assert.Same(one, one.OpenCalendar("a", Now.AddDays(1)));
        Assert.Equal(new CalendarKey("b", Now.AddDays(1)), two.View().Calendar);
        Assert.Null(two.CloseCalendar().View().Calendar);
        var closed = two.CloseCalendar();
        Assert.Same(closed, closed.CloseCalendar());
    }

    [Fact]
    public void Who_is_forgotten_has_none_and_gets_none()
    {
        var gone = new Profile().OpenCalendar("a", Now).Forget();

        Assert.Null(gone.Calendar);
        Assert.Same(gone, gone.OpenCalendar("b", Now));
    }
}
