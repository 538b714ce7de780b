print("onewindow")
