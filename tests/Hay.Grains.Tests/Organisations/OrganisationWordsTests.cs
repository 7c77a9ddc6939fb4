using static Hay.Grains.Tests.Town;

namespace Hay.Grains.Tests.Organisations;

/// <summary>What a group says of itself is read by a host, and what is past is let go.</summary>
public class OrganisationWordsTests
{
    private static readonly OrganisationDetails Tea = new() { Name = "Tea and Talk", Space = "fenland" };

    private static Organisation Mine => new Organisation().Begin(Tea, "mia", Now).Next;

    [Fact]
    public void New_words_wait_for_a_host_who_sees_what_they_were()
    {
        var mine = Mine;
        var once = mine.Write(mine.Details! with { About = "We talk." }, "mia", isByHost: false, Now).Next;
        var twice = once.Write(once.Details! with { Name = "Tea and Trips" }, "mia", isByHost: false, Now).Next;

        Assert.Equal(mine.Details, twice.AsRead);
        Assert.Null(twice.Read(twice.Revision).AsRead);
        Assert.Same(twice, twice.Read(once.Revision)); // they read an older one
    }

    [Fact]
    public void What_a_host_writes_what_goes_back_and_what_nobody_reads_does_not_wait()
    {
        var mine = Mine;
        var changed = mine.Write(mine.Details! with { About = "We talk." }, "mia", isByHost: false, Now).Next;

        Assert.Null(mine.Write(mine.Details! with { About = "We talk." }, "mia", isByHost: true, Now).Next.AsRead);
        Assert.Null(changed.Write(changed.Details! with { Kind = "club" }, "mia", isByHost: true, Now).Next.AsRead);
        Assert.Null(changed.Write(mine.Details!, "mia", isByHost: false, Now).Next.AsRead);
        Assert.Null(mine.Write(mine.Details! with { ReplyTime = "in a day" }, "mia", isByHost: false, Now).Next.AsRead);
    }

    [Fact]
    public void Old_letters_and_answers_are_let_go_and_open_questions_are_not()
    {
        var known = new Organisation().Describe(Tea, null, Now).Next
            .Ask("noor", "It is ours.", Now).Next.Decide("noor", false, "We rang, and it is not.", "host", Now).Next
            .Ask("otto", "I hold the key.", Now).Next
            .Invite(new Invitation("i-1", "new@example.org", "a-host", Now)).Next;
        Assert.Same(known, known.ClearPast(Now + Organisation.InvitationGoodFor));

        var letters = known.ClearPast(Now + Organisation.InvitationGoodFor + TimeSpan.FromSeconds(1));
        Assert.Empty(letters.Invitations);
        Assert.Equal(2, letters.Claims.Length);
        Assert.Equal("otto", Assert.Single(letters.ClearPast(Now + Organisation.AnswersKept + TimeSpan.FromSeconds(1)).Claims).Account);
    }
}
