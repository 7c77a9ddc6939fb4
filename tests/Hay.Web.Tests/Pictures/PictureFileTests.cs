using System.Text;
using Hay.Web.Pictures;

namespace Hay.Web.Tests.Pictures;

/// <summary>What is refused before any dot of a file is read.</summary>
public sealed class PictureFileTests
{
    [Fact]
    public void What_cameras_and_drawing_programs_write_is_let_through()
    {
        Assert.Null(PictureFile.Problem(PictureFiles.Jpeg));
        Assert.Null(PictureFile.Problem(PictureFiles.Photograph(6)));
        Assert.Null(PictureFile.Problem(PictureFiles.Png(120, 100)));
        Assert.Null(PictureFile.Problem([.. "RIFF"u8, 12, 0, 0, 0, .. "WEBPVP8 "u8, 0, 0, 0, 0]));
    }

    [Fact]
    public void A_film_behind_a_photograph_is_no_reason_to_refuse_it() =>
        Assert.Null(PictureFile.Problem([.. PictureFiles.Jpeg, .. "MotionPhoto_Data"u8, 0, 0, 0, 24, .. "ftypmp42"u8, .. new byte[4000]]));

    [Theory]
    [InlineData("GIF89a and so on")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
    [InlineData("<!doctype html><p>Hello")]
    [InlineData("%PDF-1.7")]
    [InlineData("II*\0 a TIFF")]
    [InlineData("MM\0* a TIFF")]
    [InlineData("PK\u0003\u0004")]
    [InlineData("RIFF\u0010\0\0\0WAVEfmt ")]
    [InlineData("RIFF")]
    [InlineData("\u0089PN")]
    [InlineData("\0\0\0\u0018ftypheic")]
    public void What_is_none_of_the_three_kinds_is_refused(string file) =>
        Assert.Equal(PictureProblem.NoPicture, PictureFile.Problem(Encoding.Latin1.GetBytes(file)));

    [Fact]
    public void What_ends_too_soon_is_refused_wherever_it_ends()
    {
        byte[] webp = [.. "RIFF"u8, 40, 0, 0, 0, .. "WEBPVP8 "u8, .. new byte[32]];
        foreach (var whole in new[] { PictureFiles.Photograph(1), PictureFiles.Png(120, 100), webp })
        {
            for (var length = 0; length < whole.Length; length++) Assert.NotNull(PictureFile.Problem(whole.AsSpan(0, length)));
        }
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<ScRiPt src=//evil.example>")]
    [InlineData("<?php system($_GET[0]);")]
    [InlineData("PK\u0003\u0004 an archive")]
    [InlineData("%PDF-1.7")]
    public void What_carries_a_page_or_a_program_behind_its_picture_is_refused(string rest)
    {
        foreach (var picture in new[] { PictureFiles.Jpeg, PictureFiles.Png(120, 100) })
        {
            Assert.Equal(PictureProblem.Hostile, PictureFile.Problem([.. picture, .. Encoding.Latin1.GetBytes(rest)]));
        }
    }

    [Fact]
    public void Lengths_that_lie_lead_nowhere()
    {
        var png = PictureFiles.Png(120, 100);
        foreach (var length in new byte[] { 0x7F, 0x80, 0xFF })
        {
            var lying = (byte[])png.Clone();
            lying.AsSpan(8, 4).Fill(length);
            Assert.Equal(PictureProblem.Broken, PictureFile.Problem(lying));
        }

        Assert.Equal(PictureProblem.Broken, PictureFile.Problem([0xFF, 0xD8, 0xFF, 0xE1, 0, 0, .. Enumerable.Repeat((byte)0xFF, 4000)]));
        Assert.Equal(PictureProblem.Broken, PictureFile.Problem([.. "RIFF"u8, 0xFF, 0xFF, 0xFF, 0xFF, .. "WEBPVP8 "u8, .. new byte[64]]));
    }

    [Fact]
    public void More_than_ten_megabytes_are_refused() =>
        Assert.Equal(PictureProblem.TooLarge, PictureFile.Problem(new byte[PictureFile.MostBytes + 1]));
}
