using System.Globalization;
using System.Text;
using Hay.Silo.Reference;

namespace Hay.Silo.Tests.Reference;

/// <summary>Whatever happens to a file on its way, reading it ends in rows or in a refusal.</summary>
public sealed class DamagedFilesTests : IDisposable
{
    private readonly OfficialFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("\"PE1 1AA\",10,545000,260000,\"E92000001\",\"\",\"\",\"\",\"E07999001\",\"E05999001\"\n\"PE1 1AB\",10,545001,260001,\"E92000001\",\"\",\"\",\"\",\"E07999001\",\"E05999001\"\n")]
    [InlineData("LSOA11CD,LSOA11NM,LSOA21CD,LSOA21NM,CHGIND,LAD22CD,LAD22NM\nE01999009,Eastmarsh 001X,E01999001,Eastmarsh 001A,S,E07999001,Eastmarsh\n")]
    [InlineData("LSOA code (2021),Index of Multiple Deprivation (IMD) Rank,Index of Multiple Deprivation (IMD) Decile\nE01999001,1,1\nE01999002,\"2,345\",2\n")]
    [InlineData("lsoa21_code,total_residents,disability,n\nE01999002,30,Yes,10\nE01999002,30,No,20\n")]
    [InlineData("lsoa21_code,perc,deciles\nE01999001,22.345,3\n")]
    [InlineData("""{"type":"FeatureCollection","crs":{"a":[1]},"features":[{"type":"Feature","properties":{"LSOA21CD":"E01999001","LSOA21NM":"A"},"geometry":{"type":"Polygon","coordinates":[[[0.1,52.1],[0.2,52.1],[0.2,52.2],[0.1,52.1]]]}}]}""")]
    public void Damage_is_refused_and_nothing_worse(string whole)
    {
        _files.Folder.Hold().Dispose();
        var good = Encoding.UTF8.GetBytes(whole);
        var random = new Random(1);
        var (used, refused) = (0, 0);
        for (var round = 0; round < 200; round++)
        {
            var damaged = round < 50 ? good[..(good.Length * round / 50)] : [.. good];
            for (var hit = 0; round >= 50 && hit < 1 + (round % 4); hit++) damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            var path = _files.Write("damaged", "");
            File.WriteAllBytes(path, damaged);
            try
            {
                var (reading, _) = ReferenceFile.Read(path, new ReadingFrom("damaged", 2020, new Reach(OfficialFiles.Spaces), _ => { }, default));
                foreach (var table in reading.Tables) table.Keep(_files.Folder, new SourceFile("damaged", round.ToString(CultureInfo.InvariantCulture), "", default));
                used++;
            }
            catch (Exception refusal) when (refusal is BrokenFileException or UnknownFileException)
            {
                Assert.NotEmpty(refusal.Message);
                refused++;
            }
        }

        Assert.True(used > 0 && refused > 0, $"{used} used, {refused} refused");
        _files.Known();
    }
}
