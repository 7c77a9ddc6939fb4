namespace Hay.Grains;

/// <summary>What files for others say of an invented listing where they have no field for it. Written into other people's copies: never change it.</summary>
public static class InventedWords
{
    public const string Plain = "This group is invented, to show how Hay works. Please do not set off.";
    public const string InACalendar = "This group is invented. Please do not set off.";
}
