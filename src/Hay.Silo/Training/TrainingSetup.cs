using Hay.Grains;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Hay.Silo.Training;

/// <summary>Composition: the model that picks are made with, and the trainings that make it better.</summary>
public static class TrainingSetup
{
    /// <param name="builder">With a silo.</param>
    /// <param name="options">What the operator said.</param>
    public static IHostApplicationBuilder AddPicksModel(this IHostApplicationBuilder builder, SiloOptions options)
    {
        builder.Services.TryAddSingleton<PicksSlot>();
        builder.Services.AddSingleton(new ModelFolder(options.DataFolder));
        builder.Services.AddHostedService<ModelWatch>();
        if (!options.TrainsNightly || !builder.Configuration.GetValue("Hay:Training:Nightly", true)) return builder;
        builder.Services.AddSingleton<ITrainingProcess, TrainingProcess>();
        builder.Services.AddHostedService<NightlyTraining>();
        return builder;
    }
}
