using Hay.Web.Pictures;

namespace Hay.Web.Tests.Pictures;

/// <summary>Nobody can keep the machine busy with cards, or fill its memory with them.</summary>
public sealed class CardShelfTests
{
    [Fact]
    public async Task A_card_is_drawn_once_however_many_ask()
    {
        var (drawn, ready) = (0, new TaskCompletionSource());
        using var shelf = new CardShelf(async _ =>
        {
            Interlocked.Increment(ref drawn);
            await ready.Task;
            return [1];
        });
        var asked = Enumerable.Range(0, 100).Select(_ => shelf.Png(Card(1))).ToList();
        ready.SetResult();
        Assert.All(await Task.WhenAll(asked), png => Assert.Equal([1], png));
        Assert.Equal([1], await shelf.Png(Card(1)));
        Assert.Equal(1, drawn);
    }

    [Fact]
    public async Task No_more_are_drawn_in_a_minute_than_the_machine_hardly_notices()
    {
        var drawn = 0;
        using var shelf = new CardShelf(_ => Task.FromResult<byte[]?>([(byte)Interlocked.Increment(ref drawn)]));
        for (var n = 0; n < 10 * CardShelf.MostDrawn; n++) await shelf.Png(Card(n));
        Assert.InRange(drawn, CardShelf.MostDrawn, CardShelf.MostDrawn + 2);
        Assert.NotNull(await shelf.Png(Card(0))); // those that are there go on being shown
    }

    [Fact]
    public async Task The_oldest_goes_where_there_is_no_room()
    {
        var drawn = 0;
        using var shelf = new CardShelf(_ =>
        {
            drawn++;
            return Task.FromResult<byte[]?>(new byte[CardShelf.MostKept / 4]);
        });
        for (var n = 0; n < 5; n++) await shelf.Png(Card(n));
        await shelf.Png(Card(4));
        Assert.Equal(5, drawn);
        await shelf.Png(Card(0));
        Assert.Equal(6, drawn);
    }

    [Fact]
    public async Task One_that_could_not_be_drawn_is_tried_again()
    {
        var drawn = 0;
        using var shelf = new CardShelf(_ => Task.FromResult<byte[]?>(++drawn == 1 ? null : [1]));
        Assert.Null(await shelf.Png(Card(1)));
        Assert.NotNull(await shelf.Png(Card(1)));
    }

    private static ShareCard Card(int number) => new("/card.png", $"Card {number}", "", [], "", "", "", "");
}
