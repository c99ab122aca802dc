using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using DiploMesh.Language.Training.Network;

namespace DiploMesh.Language.Training;

/// <summary>Where a run stands.</summary>
/// <param name="Epoch">The epoch, from 0.</param>
/// <param name="BatchInEpoch">Batches of it that are done.</param>
/// <param name="Step">Steps of the optimizer so far.</param>
/// <param name="BestScore">Best score on the development set so far; null before the first.</param>
/// <param name="Seconds">Time it has taken so far.</param>
internal sealed record Progress(int Epoch, int BatchInEpoch, long Step, double? BestScore, double Seconds);

/// <summary>A file from which a run goes on exactly where it stopped: settings, progress, weights and the optimizer's averages.</summary>
internal static class Checkpoint
{
    private const int FormatVersion = 1;
    private const string Magic = "DMTRAIN";

    /// <summary>Writes the file; what was there before is replaced only by a whole one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="settings">The run's settings.</param>
    /// <param name="progress">Where it stands.</param>
    /// <param name="parameters">Its weights.</param>
    public static void Write(string path, TrainingSettings settings, Progress progress, IEnumerable<Parameter> parameters)
    {
        var temporary = path + ".tmp";
        using (var writer = new BinaryWriter(File.Create(temporary), Encoding.UTF8))
        {
            writer.Write(Magic);
            writer.Write(FormatVersion);
            writer.Write(JsonSerializer.Serialize(settings));
            writer.Write(JsonSerializer.Serialize(progress));
            foreach (var parameter in parameters)
            {
                writer.Write(parameter.Name);
                writer.Write(parameter.Value.Length);
                foreach (var numbers in Numbers(parameter))
                {
                    writer.Write(MemoryMarshal.AsBytes(numbers.AsSpan()));
                }
            }
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Reads the settings of a run.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The settings.</returns>
    /// <exception cref="InvalidDataException">It is not a checkpoint.</exception>
    public static TrainingSettings ReadSettings(string path)
    {
        using var reader = Open(path);
        return JsonSerializer.Deserialize<TrainingSettings>(reader.ReadString())!;
    }

    /// <summary>Reads a run's weights into a network made with its settings and data.</summary>
    /// <param name="path">The file.</param>
    /// <param name="parameters">The network's weights.</param>
    /// <returns>Where the run stands.</returns>
    /// <exception cref="InvalidDataException">It is not a checkpoint of such a network.</exception>
    public static Progress Read(string path, IEnumerable<Parameter> parameters)
    {
        using var reader = Open(path);
        _ = reader.ReadString();
        var progress = JsonSerializer.Deserialize<Progress>(reader.ReadString())!;
        foreach (var parameter in parameters)
        {
            if (reader.ReadString() != parameter.Name || reader.ReadInt32() != parameter.Value.Length)
            {
                throw new InvalidDataException($"{path} was made with other data or settings: {parameter.Name} does not fit.");
            }

            foreach (var numbers in Numbers(parameter))
            {
                reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(numbers.AsSpan()));
            }
        }

        return progress;
    }

    private static BinaryReader Open(string path)
    {
        var reader = new BinaryReader(File.OpenRead(path), Encoding.UTF8);
        if (reader.ReadString() != Magic || reader.ReadInt32() != FormatVersion)
        {
            reader.Dispose();
            throw new InvalidDataException($"{path} is not a checkpoint of this trainer.");
        }

        return reader;
    }

    private static float[][] Numbers(Parameter parameter) => [parameter.Value, parameter.FirstMoment, parameter.SecondMoment, parameter.Average];
}
