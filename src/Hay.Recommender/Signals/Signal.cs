namespace Hay.Recommender.Signals;

/// <summary>What speaks for an occasion, in the order of a feature row.</summary>
public enum Signal
{
    /// <summary>The person is a member of its group.</summary>
    Member,

    /// <summary>How often members of the person's groups go to its group.</summary>
    FellowMembers,

    /// <summary>How often the person went to its group, as a logarithm.</summary>
    GroupVisits,

    /// <summary>The share of the person's visits, the late ones counting for more, that were to its group.</summary>
    GroupShare,

    /// <summary>How well its group's topics fit the person's.</summary>
    Topics,

    /// <summary>How often the person went to its venue, as a logarithm.</summary>
    VenueVisits,

    /// <summary>How near it is to where the person goes.</summary>
    Near,

    /// <summary>How well its weekday and hour fit those the person goes at.</summary>
    Time,

    /// <summary>How much its title is like those the person went to.</summary>
    Title,

    /// <summary>How many come to what is like it.</summary>
    SeriesPopularity,

    /// <summary>How many come to its group.</summary>
    GroupPopularity,

    /// <summary>How many come to its venue.</summary>
    VenuePopularity,

    /// <summary>How many will come, guessed from its facts.</summary>
    ExpectedPeople,

    /// <summary>How much it is like what the person went to.</summary>
    Alike,

    /// <summary>How often the person went to the same group at this place and time.</summary>
    SameSlot,

    /// <summary>How much it is like what people go to who go where the person goes.</summary>
    FellowVisitors,

    /// <summary>How well its group and venue go with those the person goes to: EASE over pairs, which says nothing of going to the same again.</summary>
    GroupAndVenueModel,

    /// <summary>EASE with side information.</summary>
    FactModel,

    /// <summary>How soon it is.</summary>
    Soon,

    /// <summary>It says where it is.</summary>
    HasVenue,

    /// <summary><see cref="Member"/> times <see cref="SeriesPopularity"/>.</summary>
    MemberOfPopular,

    /// <summary><see cref="Topics"/> times <see cref="SeriesPopularity"/>.</summary>
    TopicsOfPopular,

    /// <summary><see cref="Near"/> times <see cref="SeriesPopularity"/>.</summary>
    NearAndPopular,
}
