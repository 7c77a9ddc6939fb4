using static Hay.Grains.Tests.Town;

namespace Hay.Grains.Tests.Profiles;

public class CarryTests
{
    [Fact]
    public void A_code_carries_once()
    {
        var (offered, isOffered) = Carry.Nobody.Offer(Ann, Now);
        Assert.True(isOffered);
        Assert.Equal(Ann, offered.Peek(Now));

        var (taken, whose) = offered.Take(Now.AddMinutes(9));

        Assert.Equal(Ann, whose);
        Assert.Null(taken.Take(Now.AddMinutes(9)).Profile);
    }

    [Fact]
    public void A_code_is_good_for_ten_minutes()
    {
        var offered = Carry.Nobody.Offer(Ann, Now).Next;

        Assert.Null(offered.Peek(Now.AddMinutes(10)));
        Assert.Null(offered.Take(Now.AddMinutes(10)).Profile);
    }

    [Fact]
    public void A_code_that_is_somebody_elses_is_not_given_again_before_it_has_run_out()
    {
        var anns = Carry.Nobody.Offer(Ann, Now).Next;

        Assert.Equal((anns, false), anns.Offer(Bob, Now.AddMinutes(9)));
        Assert.Equal(Bob, anns.Offer(Bob, Now.AddMinutes(10)).Next.Peek(Now.AddMinutes(11)));
    }

    [Theory]
    [InlineData("ktrw mbxd", true)]
    [InlineData(" KTRW-MBXD ", true)]
    [InlineData("KTRWMBX", false)]
    [InlineData("KTRWMBXDD", false)]
    [InlineData("KTRW0BXD", false)]
    [InlineData("KTRWMBXİ", false)]
    [InlineData(null, false)]
    public void A_code_is_read_as_people_type_it(string? typed, bool isCode)
    {
        Assert.Equal(isCode, CarryCode.TryParse(typed, out var code));
        if (isCode) Assert.Equal("KTRWMBXD", code);
    }

    [Fact]
    public void New_codes_can_be_typed_and_differ()
    {
        var codes = Enumerable.Range(0, 200).Select(_ => CarryCode.New()).ToList();

        Assert.All(codes, code => Assert.True(CarryCode.TryParse(CarryCode.Spoken(code), out var read) && read == code));
        Assert.Equal(codes.Count, codes.Distinct().Count());
        Assert.Equal("", string.Concat(codes.SelectMany(c => c).Distinct().Where("0O1ILAEUS5Z2".Contains)));
    }
}
