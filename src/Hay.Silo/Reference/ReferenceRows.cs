namespace Hay.Silo.Reference;

/// <summary>A row of a stored table. Key: what it is found and replaced by.</summary>
internal interface IReferenceRow
{
    string Key { get; }
}

/// <summary>Outline: closed rings of [longitude, latitude], to be filled by the even-odd rule, so that a ring in a ring is a hole.</summary>
internal sealed record Boundary(string Code, string Name, double[][][] Outline) : IReferenceRow
{
    string IReferenceRow.Key => Code;
}

/// <summary>From: an area; To: the area it lies in or, between years, became.</summary>
internal sealed record AreaLink(string From, string FromName, string To, string ToName) : IReferenceRow
{
    string IReferenceRow.Key => $"{From} {To}";
}

/// <summary>What people there call an MSOA.</summary>
internal sealed record MiddleName(string Code, string OfficialName, string Name) : IReferenceRow
{
    string IReferenceRow.Key => Code;
}

/// <summary>Rank 1 and decile 1 are the most deprived.</summary>
internal sealed record Deprivation(string Code, int Rank, int Decile) : IReferenceRow
{
    string IReferenceRow.Key => Code;
}

/// <summary>Ages: residents by single year, the last being everybody of 90 and more.</summary>
internal sealed record Residents(string Code, int[] Ages) : IReferenceRow
{
    public const int Columns = 91;

    string IReferenceRow.Key => Code;
}

/// <summary>Number: of people, or of households, that gave this answer in the census.</summary>
internal sealed record CensusAnswer(string Code, string Answer, int Number) : IReferenceRow
{
    string IReferenceRow.Key => $"{Code} {Answer}";
}

internal sealed record Loneliness(string Code, double Percent) : IReferenceRow
{
    string IReferenceRow.Key => Code;
}

/// <summary>Code: without a space. District and Ward as the file says; Neighbourhood: the LSOA that holds its point, or empty.</summary>
internal sealed record Postcode(string Code, double Lat, double Lon, string District, string Ward, string Neighbourhood) : IReferenceRow
{
    string IReferenceRow.Key => Code;
}
