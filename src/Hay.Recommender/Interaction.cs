namespace Hay.Recommender;

/// <summary>Something people did with an item.</summary>
/// <param name="Item">The item's number, from 0.</param>
/// <param name="Weight">How much it says: 1 for a visit, less for a look. Finite and not negative.</param>
/// <param name="AgeDays">How long ago it was, in days. Finite; what lies ahead (a booking) is negative and counts as of now.</param>
public readonly record struct Interaction(int Item, float Weight, float AgeDays);
