using static Hay.Grains.Tests.Town;

namespace Hay.Grains.Tests.Activities;

public class EditTests
{
    [Fact]
    public void What_the_public_reads_anew_is_an_edit_and_a_booking_is_none()
    {
        var later = Now.AddMinutes(5);
        var listed = Listed();
        var booked = listed.Book(Ann).Next;
        var confirmed = booked.Publish(new PublishListing { Listing = Yoga(), Checked = new DateOnly(2026, 11, 20) }, later).Next;
        var called = confirmed.ChangeSession(new ChangeSession(new SessionChange { Session = Tuesday, Cancelled = true }), later).Next;
        var paused = called.Stop("A host looks at it.", "a-host", later);
        var back = paused.Resume("a-host", later);
        var gone = back.Withdraw(later).Next;

        Assert.Equal([1, 1, 1, 2, 3, 4, 5], [listed.Edits, booked.Edits, confirmed.Edits, called.Edits, paused.Edits, back.Edits, gone.Edits]);
        Assert.Equal([listed.Edited, listed.Edited, later], [booked.LastEdit(), confirmed.LastEdit(), called.LastEdit()]);
    }

    [Fact]
    public void A_record_from_before_edits_were_counted_says_when_it_was_changed() =>
        Assert.Equal(Now, new Activity { Listing = Yoga(), Listed = Now.AddDays(-3), Changed = Now }.LastEdit());
}
