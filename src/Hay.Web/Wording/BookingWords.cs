using Hay.Grains;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Wording;

/// <summary>What to say after somebody asked for a place or gave one up. One sentence or two, never blame.</summary>
internal static class BookingWords
{
    public static Said Of(BookingOutcome outcome, IStringLocalizer say) => outcome switch
    {
        BookingOutcome.Going => Said.Good(say["You have a place. If you change your mind, give it up here so that somebody else can come."]),
        BookingOutcome.Waiting => Said.Good(say["You are on the waiting list. If a place comes free it is yours, first come, first served. Look here again before you set off."]),
        BookingOutcome.TooLate => Said.Sorry(say["This one has already begun, so we cannot hold a place. Look at the next dates."]),
        BookingOutcome.TooEarly => Said.Sorry(say["That is a long way ahead. Places can be held up to three months before."]),
        BookingOutcome.Cancelled => Said.Sorry(say["This one has been cancelled. The other dates are still on."]),
        BookingOutcome.NoSuchSession => Said.Sorry(say["We cannot find that date any more. It may have been moved. Here is what is on now."]),
        BookingOutcome.NotHere => Said.Sorry(say["This group does not hold places through Hay. See how to book below."]),
        BookingOutcome.Full => Said.Sorry(say["This one is full, and so is its waiting list. Another date may have room."]),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };

    public static Said Of(GiveUpOutcome outcome, IStringLocalizer say) => outcome switch
    {
        GiveUpOutcome.GivenUp => Said.Good(say["Done. Somebody else can have your place. Thank you for saying."]),
        GiveUpOutcome.HadNone => Said.Good(say["You do not have a place on that date, so there is nothing to give up."]),
        GiveUpOutcome.TooLate => Said.Sorry(say["This one has already begun. If you cannot come, that is all right."]),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };

    public static Said Of(CheckInOutcome outcome, IStringLocalizer say) => outcome switch
    {
        CheckInOutcome.Came => Said.Good(say["The group knows that you are here. Have a good time."]),
        CheckInOutcome.TooEarly => Said.Sorry(say["It is too early. You can say that you are here from an hour before it starts."]),
        CheckInOutcome.TooLate => Said.Sorry(say["This one is over."]),
        CheckInOutcome.Cancelled => Of(BookingOutcome.Cancelled, say),
        CheckInOutcome.NoSuchSession => Of(BookingOutcome.NoSuchSession, say),
        CheckInOutcome.Full => Said.Sorry(say["All places are taken. Ask somebody at the door."]),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };

    public static Said Of(DescribeOutcome outcome, IStringLocalizer say) => outcome switch
    {
        DescribeOutcome.Kept => Said.Good(say["Kept. To take it back, leave it empty and press the button again."]),
        DescribeOutcome.NoPlace => Said.Sorry(say["You do not have a place on that date any more."]),
        DescribeOutcome.BadName => Said.Sorry(say["A first name has letters only, at most {0} of them.", DescribePlace.LongestName]),
        DescribeOutcome.BadEmail => Said.Sorry(say["That does not look like an e-mail address."]),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };

    public static Said Of(SaveOutcome outcome, IStringLocalizer say) => outcome switch
    {
        SaveOutcome.Saved => Said.Good(say["Saved. You find it again under Saved, on this device."]),
        SaveOutcome.NotSaved => Said.Good(say["Removed from what you saved."]),
        SaveOutcome.TooMany => Said.Sorry(say["You have saved as many as we can keep. Remove one first."]),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };
}

/// <summary>A message shown once, after something was done. Kept in a short-lived cookie over the redirect.</summary>
internal sealed record Said(string Words, bool IsGood)
{
    public static Said Good(string words) => new(words, true);

    public static Said Sorry(string words) => new(words, false);
}
