using System.CommandLine;
using DiploMesh.Language.Training.Commands;

var root = new RootCommand("Trains and evaluates the models of DiploMesh.Language.")
{
    TrainCommand.Create(),
    EvalCommand.Create(),
    AnnotateCommand.Create(),
    ProposeCommand.Create(),
    CalibrateCommand.Create(),
    LearnLemmasCommand.Create(),
    TrainSegmenterCommand.Create(),
    EvalSegmenterCommand.Create(),
    TokenizeCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
