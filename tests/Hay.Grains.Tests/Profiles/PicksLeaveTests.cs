using static Hay.Grains.Tests.Town;

namespace Hay.Grains.Tests.Profiles;

/// <summary>Leave to pick for somebody, and what they say of picks.</summary>
public class PicksLeaveTests
{
    [Fact]
    public void Without_leave_nothing_said_of_a_pick_is_kept()
    {
        var profile = new Profile();

        Assert.Equal((profile, JudgeOutcome.NotAllowed), profile.Judge("yoga", false, Ann, Now));
        Assert.Null(profile.View().PicksAllowed);
    }

    [Fact]
    public void Leave_counts_from_when_it_was_first_given_until_it_is_taken_back()
    {
        var allowed = new Profile().AllowPicks(true, Ann, Now);

        Assert.Equal(Now, allowed.View().PicksAllowed);
        Assert.Same(allowed, allowed.AllowPicks(true, Ann, Now.AddDays(1)));
        Assert.Null(allowed.AllowPicks(false, Ann, Now).PicksAllowed);
        Assert.Equal(Now.AddDays(2), allowed.AllowPicks(false, Ann, Now).AllowPicks(true, Ann, Now.AddDays(2)).PicksAllowed);
    }

    [Fact]
    public void What_is_stored_is_read_again()
    {
        var said = new Profile().AllowPicks(true, Ann, Now).Judge("yoga", true, Ann, Now).Next.Judge("choir", false, Ann, Now).Next;

        var read = System.Text.Json.JsonSerializer.Deserialize(System.Text.Json.JsonSerializer.Serialize(said, GrainJson.Default.Profile), GrainJson.Default.Profile)!;

        Assert.Equal(said.PicksAllowed, read.PicksAllowed);
        Assert.Equal(said.Judgements.AsEnumerable(), read.Judgements);
    }

    [Fact]
    public void Somebody_who_is_being_forgotten_gives_no_leave()
    {
        var gone = new Profile().AllowPicks(true, Ann, Now).Judge("yoga", true, Ann, Now).Next.Forget();

        Assert.Null(gone.PicksAllowed);
        Assert.Empty(gone.Judgements);
        Assert.Same(gone, gone.AllowPicks(true, Ann, Now));
        Assert.Same(gone, gone.Judge("yoga", true, Ann, Now).Next);
    }

    // Whatever is pressed in whatever order: a list of what was said last, the newest first, and nothing without leave.
    [Fact]
    public void Judgements_are_few_one_a_listing_and_the_last_word_counts()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var (profile, isAllowed, said) = (new Profile(), false, new List<(string Activity, bool IsLiked)>());
            for (var step = 0; step < 600; step++)
            {
                var (activity, isLiked) = ($"a-{random.Next(300)}", random.Next(2) == 0);
                switch (random.Next(100))
                {
                    case < 2:
                        (profile, isAllowed) = (profile.AllowPicks(isLiked, Ann, Now.AddMinutes(step)), isLiked);
                        if (!isAllowed) said.Clear();
                        break;
                    case < 15:
                        profile = profile.Unjudge(activity, Ann, Now);
                        Assert.Same(profile, profile.Unjudge(activity, Ann, Now));
                        said.RemoveAll(s => s.Activity == activity);
                        break;
                    default:
                        (profile, var outcome) = profile.Judge(activity, isLiked, Ann, Now.AddMinutes(step));
                        Assert.Equal(isAllowed ? JudgeOutcome.Kept : JudgeOutcome.NotAllowed, outcome);
                        Assert.Same(profile, profile.Judge(activity, isLiked, Ann, Now.AddDays(9)).Next);
                        if (!isAllowed || said.Contains((activity, isLiked))) break;
                        said.RemoveAll(s => s.Activity == activity);
                        said.Insert(0, (activity, isLiked));
                        if (said.Count > Profile.MostJudgements) said.RemoveAt(Profile.MostJudgements);
                        break;
                }

                Assert.Equal(said, profile.View().Judgements.Select(j => (j.Activity, j.IsLiked)));
            }
        }
    }
}
