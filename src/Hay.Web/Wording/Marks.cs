namespace Hay.Web.Wording;

/// <summary>Which drawing of images/marks.svg stands beside a category. A category without one gets the bale.</summary>
public static class Marks
{
    private static readonly Dictionary<string, string> ByCategory = new()
    {
        ["yoga"] = "yoga",
        ["chair-yoga"] = "chair",
        ["chair-exercise"] = "chair",
        ["pilates"] = "pilates",
        ["mindfulness"] = "mindfulness",
        ["meditation"] = "mindfulness",
        ["tai-chi"] = "tai-chi",
        ["walking"] = "walk",
        ["singing"] = "sing",
        ["music"] = "sing",
        ["gardening"] = "garden",
        ["crafts"] = "craft",
        ["dance"] = "dance",
        ["gentle-sport"] = "sport",
        ["games"] = "games",
        ["peer-support"] = "talk",
        ["bereavement"] = "candle",
        ["carers"] = "carers",
        ["new-parents"] = "new-parents",
        ["mens-shed"] = "mens-shed",
        ["language-cafe"] = "talk",
        ["community-meal"] = "food",
        ["digital-help"] = "ui-phone",
        ["reading-aloud"] = "book",
    };

    public static string Of(string category) => ByCategory.GetValueOrDefault(category, "any");
}
