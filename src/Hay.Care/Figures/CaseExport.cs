namespace Hay.Care;

/// <summary>One person's whole record, to be taken along.</summary>
public static class CaseExport
{
    /// <summary>UTF-8 JSON in the shape of the PRSB Social Prescribing Standard's headings.</summary>
    public static byte[] Json(string caseId, Case state, CareNetwork network, DateTimeOffset now) => throw new NotImplementedException();

    /// <summary>The same in plain words, to be printed or read out.</summary>
    public static string Text(string caseId, Case state, CareNetwork network, DateTimeOffset now) => throw new NotImplementedException();
}
