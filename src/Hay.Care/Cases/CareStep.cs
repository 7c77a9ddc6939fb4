using System.Text.Json.Serialization;

namespace Hay.Care;

/// <summary>Where somebody is on the way through the service. Stored as words: add at the end, never rename.</summary>
[GenerateSerializer, Alias("hay.CareStep"), JsonConverter(typeof(JsonStringEnumConverter<CareStep>))]
public enum CareStep
{
    /// <summary>It has arrived, and a team has to say whether it takes it.</summary>
    Received,
    /// <summary>The team has asked whoever referred, and waits for the answer.</summary>
    Asked,
    /// <summary>Taken; no connector has begun.</summary>
    Waiting,
    /// <summary>A connector works with the person.</summary>
    Active,
    /// <summary>Nobody in reach can help: the senior liaison finds a way, by a day.</summary>
    Escalated,
    /// <summary>The support has ended.</summary>
    Closed,
    /// <summary>Not taken, with a reason and somewhere else to turn to.</summary>
    Declined,
}
